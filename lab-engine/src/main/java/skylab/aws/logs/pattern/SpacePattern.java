package skylab.aws.logs.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Conditions on the fields of a message that stand between spaces. What is in brackets or quotation marks is one field.
 *
 * @param before the names of the fields in front of the ellipsis, or of all; empty for those without
 * @param after those behind it
 * @param open whether there is an ellipsis: then any number of fields may stand there
 * @param condition what must hold
 */
record SpacePattern(List<String> before, List<String> after, boolean open, Condition<Test> condition)
        implements FilterPattern {
    /**
     * A single condition.
     *
     * @param field the name of the field
     * @param comparison how it is compared
     * @param operand with what
     */
    record Test(String field, Comparison comparison, Operand operand) {
        boolean holds(Map<String, String> fields) {
            String value = fields.get("$" + field);
            return comparison.test(value, Operand.Numbers.of(value), operand);
        }
    }

    @Override
    public Optional<Match> match(String message) {
        List<String> values = split(message);
        int hidden = values.size() - before.size() - after.size();
        if (hidden < 0 || hidden > 0 && !open) {
            return Optional.empty();
        }
        Map<String, String> extracted = new TreeMap<>();
        for (int i = 0; i < values.size(); i++) {
            int behind = i - before.size() - hidden;
            String name = i < before.size() ? before.get(i) : behind < 0 ? "" : after.get(behind);
            extracted.put("$" + (name.isEmpty() ? String.valueOf(i + 1) : name), values.get(i));
        }
        return condition.test(test -> test.holds(extracted)) ? Optional.of(new Match(extracted)) : Optional.empty();
    }

    @Override
    public boolean hasField(String field) {
        return field.matches("\\$[0-9]{1,3}")
                || before.stream().anyMatch(name -> field.equals("$" + name))
                || after.stream().anyMatch(name -> field.equals("$" + name));
    }

    @Override
    public Optional<String> field(String field, String message) {
        return match(message).map(found -> found.extracted().get(field));
    }

    private static List<String> split(String message) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < message.length()) {
            char c = message.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            int end = c == '"' || c == '[' ? message.indexOf(c == '"' ? '"' : ']', at + 1) : -1;
            if (end > 0) {
                fields.add(message.substring(at + 1, end));
                at = end + 1;
            } else {
                end = at;
                while (end < message.length() && !Character.isWhitespace(message.charAt(end))) {
                    end++;
                }
                fields.add(message.substring(at, end));
                at = end;
            }
        }
        return fields;
    }
}
