package skylab.guest.command.text;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code expr}: computes. */
@Command.Installed("/usr/bin/expr")
final class Expr implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> words = !arguments.isEmpty() && arguments.get(0).equals("--")
                ? arguments.subList(1, arguments.size())
                : arguments;
        if (words.isEmpty()) {
            throw new UsageError("missing operand\nTry 'expr --help' for more information.", 2);
        }
        Evaluation evaluation = new Evaluation(words);
        String result = evaluation.or();
        if (evaluation.at < words.size()) {
            throw new UsageError("syntax error: unexpected argument '" + words.get(evaluation.at) + "'", 2);
        }
        out.println(result);
        return isNull(result) ? 1 : 0;
    }

    private static boolean isNull(String value) {
        return value.isEmpty() || value.matches("-?0+");
    }

    private static final class Evaluation {
        private final List<String> words;
        private int at;

        Evaluation(List<String> words) {
            this.words = words;
        }

        private boolean next(String... wanted) {
            if (at < words.size() && List.of(wanted).contains(words.get(at))) {
                at++;
                return true;
            }
            return false;
        }

        String or() {
            String value = and();
            while (next("|")) {
                String other = and();
                value = !isNull(value) ? value : isNull(other) ? "0" : other;
            }
            return value;
        }

        private String and() {
            String value = comparison();
            while (next("&")) {
                String other = comparison();
                value = isNull(value) || isNull(other) ? "0" : value;
            }
            return value;
        }

        private String comparison() {
            String value = sum();
            while (next("<", "<=", "=", "==", "!=", ">=", ">")) {
                String operator = words.get(at - 1);
                String other = sum();
                boolean numbers = isNumber(value) && isNumber(other);
                int order = numbers ? new BigInteger(value).compareTo(new BigInteger(other)) : value.compareTo(other);
                boolean holds =
                        switch (operator) {
                            case "<" -> order < 0;
                            case "<=" -> order <= 0;
                            case "!=" -> order != 0;
                            case ">=" -> order >= 0;
                            case ">" -> order > 0;
                            default -> order == 0;
                        };
                value = holds ? "1" : "0";
            }
            return value;
        }

        private String sum() {
            String value = product();
            while (next("+", "-")) {
                boolean plus = words.get(at - 1).equals("+");
                String other = product();
                BigInteger first = number(value);
                value = (plus ? first.add(number(other)) : first.subtract(number(other))).toString();
            }
            return value;
        }

        private String product() {
            String value = match();
            while (next("*", "/", "%")) {
                String operator = words.get(at - 1);
                String other = match();
                BigInteger first = number(value);
                BigInteger second = number(other);
                if (!operator.equals("*") && second.signum() == 0) {
                    throw new UsageError("division by zero", 2);
                }
                value = (operator.equals("*")
                                ? first.multiply(second)
                                : operator.equals("/") ? first.divide(second) : first.remainder(second))
                        .toString();
            }
            return value;
        }

        private String match() {
            String value = primary();
            while (next(":")) {
                value = matched(value, primary());
            }
            return value;
        }

        private static String matched(String text, String expression) {
            try {
                Matcher matcher =
                        RegularExpression.compile(expression, false, 0).matcher(text);
                boolean found = matcher.lookingAt();
                if (matcher.groupCount() > 0) {
                    return found && matcher.group(1) != null ? matcher.group(1) : "";
                }
                return found ? Integer.toString(matcher.group().codePointCount(0, matcher.end())) : "0";
            } catch (IllegalArgumentException e) {
                throw new UsageError(e.getMessage(), 2);
            }
        }

        private String word() {
            if (at == words.size()) {
                throw new UsageError("syntax error: missing argument after '" + words.get(at - 1) + "'", 2);
            }
            return words.get(at++);
        }

        private String primary() {
            String word = word();
            boolean more = at < words.size();
            if (word.equals("(")) {
                String value = or();
                if (!next(")")) {
                    throw new UsageError(
                            at == words.size()
                                    ? "syntax error: expecting ')' after '" + words.get(at - 1) + "'"
                                    : "syntax error: expecting ')' instead of '" + words.get(at) + "'",
                            2);
                }
                return value;
            } else if (word.equals(")")) {
                throw new UsageError("syntax error: unexpected ')'", 2);
            } else if (word.equals("+") && more) {
                return word();
            } else if (word.equals("length") && more) {
                String text = primary();
                return Integer.toString(text.codePointCount(0, text.length()));
            } else if (word.equals("match") && more) {
                String text = primary();
                return matched(text, primary());
            } else if (word.equals("index") && more) {
                String text = primary();
                String letters = primary();
                for (int i = 0; i < text.length(); i++) {
                    if (letters.indexOf(text.charAt(i)) >= 0) {
                        return Integer.toString(i + 1);
                    }
                }
                return "0";
            } else if (word.equals("substr") && more) {
                String text = primary();
                String from = primary();
                String length = primary();
                return substring(text, from, length);
            }
            return word;
        }

        private static String substring(String text, String from, String length) {
            if (!isNumber(from) || !isNumber(length)) {
                return "";
            }
            BigInteger most = BigInteger.valueOf(text.length() + 1L);
            int begin = new BigInteger(from).min(most).intValue() - 1;
            int size = new BigInteger(length).min(most).max(BigInteger.ZERO).intValue();
            return begin < 0 || begin >= text.length()
                    ? ""
                    : text.substring(begin, Math.min(text.length(), begin + size));
        }

        private static boolean isNumber(String text) {
            return text.matches("-?[0-9]+");
        }

        private static BigInteger number(String text) {
            if (!isNumber(text)) {
                throw new UsageError("non-integer argument", 2);
            }
            return new BigInteger(text);
        }
    }
}
