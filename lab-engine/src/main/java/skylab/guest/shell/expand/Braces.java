package skylab.guest.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.shell.syntax.Part;
import skylab.guest.shell.syntax.Word;

/** Brace expansion: {@code a{b,c}} and {@code {1..9}}. */
final class Braces {
    private static final Pattern RANGE =
            Pattern.compile("(?:(-?\\d{1,18})\\.\\.(-?\\d{1,18})|([a-zA-Z])\\.\\.([a-zA-Z]))(?:\\.\\.(-?\\d{1,9}))?");
    /** More words than this are not made: the braces stay as they are. */
    private static final int MAXIMUM = 1_000_000;

    private Braces() {}

    static List<Word> expand(Word word) {
        boolean any = false;
        for (Part part : word.parts()) {
            any |= part instanceof Part.Literal literal && literal.text().indexOf('{') >= 0;
        }
        if (!any) {
            return List.of(word);
        }
        // Each character of literal text is a part of its own while braces are looked for.
        List<Part> parts = new ArrayList<>();
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal literal) {
                literal.text().chars().forEach(c -> parts.add(new Part.Literal(String.valueOf((char) c))));
            } else {
                parts.add(part);
            }
        }
        List<Word> words = new ArrayList<>();
        for (List<Part> expanded : expand(parts, 0)) {
            words.add(joined(expanded));
        }
        return words;
    }

    private static Word joined(List<Part> parts) {
        List<Part> result = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            } else {
                if (text.length() > 0) {
                    result.add(new Part.Literal(text.toString()));
                    text.setLength(0);
                }
                result.add(part);
            }
        }
        if (text.length() > 0) {
            result.add(new Part.Literal(text.toString()));
        }
        return new Word(result);
    }

    private static boolean is(List<Part> parts, int at, char c) {
        return parts.get(at) instanceof Part.Literal literal && literal.text().charAt(0) == c;
    }

    private static List<List<Part>> expand(List<Part> parts, int from) {
        for (int open = from; open < parts.size(); open++) {
            if (!is(parts, open, '{') || open > 0 && is(parts, open - 1, '$')) {
                continue;
            }
            List<Integer> commas = new ArrayList<>();
            int close = close(parts, open, commas);
            if (close < 0) {
                continue;
            }
            List<List<Part>> middles = new ArrayList<>();
            if (commas.isEmpty()) {
                middles = range(parts.subList(open + 1, close));
                if (middles.isEmpty()) {
                    continue;
                }
            } else {
                int start = open + 1;
                commas.add(close);
                for (int comma : commas) {
                    middles.addAll(expand(parts.subList(start, comma), 0));
                    start = comma + 1;
                }
            }
            List<List<Part>> tails = expand(parts.subList(close + 1, parts.size()), 0);
            if ((long) middles.size() * tails.size() > MAXIMUM) {
                return List.of(parts);
            }
            List<List<Part>> result = new ArrayList<>();
            for (List<Part> middle : middles) {
                for (List<Part> tail : tails) {
                    List<Part> all = new ArrayList<>(parts.subList(0, open));
                    all.addAll(middle);
                    all.addAll(tail);
                    result.add(all);
                }
            }
            return result;
        }
        return List.of(parts);
    }

    private static int close(List<Part> parts, int open, List<Integer> commas) {
        int depth = 0;
        for (int i = open; i < parts.size(); i++) {
            if (is(parts, i, '{')) {
                depth++;
            } else if (is(parts, i, '}') && --depth == 0) {
                return i;
            } else if (depth == 1 && is(parts, i, ',')) {
                commas.add(i);
            }
        }
        return -1;
    }

    private static List<List<Part>> range(List<Part> inside) {
        StringBuilder text = new StringBuilder();
        for (Part part : inside) {
            if (!(part instanceof Part.Literal literal)) {
                return List.of();
            }
            text.append(literal.text());
        }
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return List.of();
        }
        boolean letters = matcher.group(3) != null;
        long from = letters ? matcher.group(3).charAt(0) : Long.parseLong(matcher.group(1));
        long to = letters ? matcher.group(4).charAt(0) : Long.parseLong(matcher.group(2));
        long step = matcher.group(5) == null ? 1 : Math.abs(Long.parseLong(matcher.group(5)));
        step = step == 0 ? 1 : step;
        if (Math.abs(to - from) / step > MAXIMUM) {
            return List.of();
        }
        int width = letters ? 0 : Math.max(padded(matcher.group(1)), padded(matcher.group(2)));
        List<List<Part>> result = new ArrayList<>();
        for (long i = from; from <= to ? i <= to : i >= to; i += from <= to ? step : -step) {
            String item = letters
                    ? String.valueOf((char) i)
                    : width > 0 ? String.format("%0" + width + "d", i) : Long.toString(i);
            result.add(List.of(letters ? new Part.Quoted(item) : new Part.Literal(item)));
        }
        return result;
    }

    private static int padded(String number) {
        return number.matches("-?0\\d+") ? number.length() : 0;
    }
}
