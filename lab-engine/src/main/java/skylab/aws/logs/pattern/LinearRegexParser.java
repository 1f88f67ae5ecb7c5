package skylab.aws.logs.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.logs.Constraints;

/**
 * Reads regular expressions of filter patterns. Letters, digits, blanks and {@code :_#=@/;,-} stand for themselves,
 * everything after a backslash that is no letter too; the rest of ASCII is refused.
 */
final class LinearRegexParser {
    private static final String SYMBOLS = ":_#=@/;,- ";
    private static final String OPERATORS = "^$?{}|*+.";
    private static final int MOST_ITEMS = 10_000;

    private final String text;
    private int at;
    private int items;

    LinearRegexParser(String text) {
        this.text = text;
    }

    LinearRegex regex() {
        if (text.isEmpty()) {
            throw wrong();
        }
        List<LinearRegex.Sequence> choices = new ArrayList<>();
        choices.add(sequence());
        while (take('|')) {
            choices.add(sequence());
        }
        if (at < text.length()) {
            throw wrong();
        }
        return new LinearRegex(List.copyOf(choices));
    }

    private LinearRegex.Sequence sequence() {
        List<LinearRegex.Item> sequence = new ArrayList<>();
        boolean fromBegin = take('^');
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != '$') {
            BitSet accepted = atom();
            sequence.addAll(quantified(accepted));
        }
        return new LinearRegex.Sequence(List.copyOf(sequence), fromBegin, take('$'));
    }

    private List<LinearRegex.Item> quantified(BitSet accepted) {
        int least = 1;
        int most = 1;
        if (take('?')) {
            least = 0;
        } else if (take('*')) {
            least = 0;
            most = -1;
        } else if (take('+')) {
            most = -1;
        } else if (take('{')) {
            least = number();
            most = !take(',') ? least : at < text.length() && text.charAt(at) == '}' ? -1 : number();
            if (!take('}') || most >= 0 && most < least) {
                throw wrong();
            }
        }
        items += Math.max(Math.max(least, most), 1);
        if (items > MOST_ITEMS) {
            throw wrong();
        }
        return LinearRegex.repeated(accepted, least, most);
    }

    private int number() {
        int number = 0;
        int begin = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && number < MOST_ITEMS) {
            number = 10 * number + text.charAt(at++) - '0';
        }
        if (at == begin) {
            throw wrong();
        }
        return number;
    }

    private BitSet atom() {
        if (take('.')) {
            return all();
        }
        if (take('[')) {
            return set();
        }
        return character();
    }

    private BitSet set() {
        boolean negated = take('^');
        BitSet accepted = new BitSet();
        boolean first = true;
        while (first || !take(']')) {
            first = false;
            BitSet from = member();
            boolean range = at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
            if (range && from.cardinality() == 1) {
                at++;
                BitSet to = member();
                if (to.cardinality() != 1 || to.nextSetBit(0) < from.nextSetBit(0)) {
                    throw wrong();
                }
                accepted.set(from.nextSetBit(0), to.nextSetBit(0) + 1);
            } else {
                accepted.or(from);
            }
        }
        return negated ? without(accepted) : accepted;
    }

    // In a set, operators stand for themselves.
    private BitSet member() {
        return at < text.length() && OPERATORS.indexOf(text.charAt(at)) >= 0 ? only(text.charAt(at++)) : character();
    }

    private BitSet character() {
        if (at >= text.length()) {
            throw wrong();
        }
        char c = text.charAt(at++);
        if (c == '\\') {
            return escaped();
        }
        if (!isPlain(c)) {
            throw wrong();
        }
        return only(c);
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || SYMBOLS.indexOf(c) >= 0;
    }

    private BitSet escaped() {
        if (at >= text.length()) {
            throw wrong();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'd' -> digits();
            case 'D' -> without(digits());
            case 's' -> blanks();
            case 'S' -> without(blanks());
            case 'w' -> wordCharacters();
            case 'W' -> without(wordCharacters());
            case 'x' -> coded();
            default -> {
                if (c >= LinearRegex.OTHERS || Character.isLetterOrDigit(c)) {
                    throw wrong();
                }
                yield only(c);
            }
        };
    }

    private BitSet coded() {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        if (high < 0 || low < 0 || high > 7) {
            throw wrong();
        }
        at += 2;
        return only((char) (16 * high + low));
    }

    private static BitSet only(char c) {
        BitSet set = new BitSet();
        set.set(c);
        return set;
    }

    private static BitSet all() {
        BitSet set = new BitSet();
        set.set(0, LinearRegex.OTHERS + 1);
        return set;
    }

    private static BitSet without(BitSet excluded) {
        BitSet set = all();
        set.andNot(excluded);
        return set;
    }

    private static BitSet digits() {
        BitSet set = new BitSet();
        set.set('0', '9' + 1);
        return set;
    }

    private static BitSet blanks() {
        BitSet set = new BitSet();
        " \t\n\r\f\u000b".chars().forEach(set::set);
        return set;
    }

    private static BitSet wordCharacters() {
        BitSet set = digits();
        set.set('a', 'z' + 1);
        set.set('A', 'Z' + 1);
        set.set('_');
        return set;
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private AwsError wrong() {
        return Constraints.invalid("Invalid character(s) in term '%" + text + "%'");
    }
}
