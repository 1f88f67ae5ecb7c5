package skylab.lab.addition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A place in a document of JSON, which refuses what it should not hold.
 *
 * @param pointer where it is (RFC 6901); empty for the whole document
 * @param value what is there; null counts as nothing
 */
record Field(String pointer, JsonNode value) {
    /** An object with no members but these. */
    Field object(Set<String> members) {
        if (!value.isObject()) {
            throw wrong("is " + kind() + "; it must be an object with the fields " + listed(members));
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw at(name).wrong("is not known; there are " + listed(members));
            }
        });
        return this;
    }

    /** The elements of an array. */
    List<Field> elements() {
        if (!value.isArray()) {
            throw wrong("is " + kind() + "; it must be an array");
        }
        List<Field> elements = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            elements.add(new Field(pointer + "/" + i, value.get(i)));
        }
        return elements;
    }

    /**
     * The objects of an array, each read as something that has a name of its own.
     *
     * @param members that an object may have
     * @param key the member that holds the name
     * @param noun what such an object is called
     */
    <T> List<T> objects(
            Set<String> members, Function<Field, T> read, String key, Function<T, String> name, String noun) {
        Set<String> names = new HashSet<>();
        List<T> all = new ArrayList<>();
        for (Field field : elements()) {
            T one = read.apply(field.object(members));
            if (!names.add(name.apply(one))) {
                throw field.at(key)
                        .wrong("is \"" + name.apply(one) + "\"; another " + noun + " of the document has it already");
            }
            all.add(one);
        }
        return List.copyOf(all);
    }

    /** A member, if it is there. */
    Optional<Field> member(String name) {
        return value.hasNonNull(name) ? Optional.of(at(name)) : Optional.empty();
    }

    /** A member that cannot be left out. */
    Field required(String name, String form) {
        return member(name).orElseThrow(() -> at(name).wrong("is missing; it must be " + form));
    }

    private Field at(String name) {
        return new Field(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), value.path(name));
    }

    /** A text of a form. */
    String text(String pattern, String form) {
        if (!value.isTextual() || !value.textValue().matches(pattern)) {
            throw wrong("is " + value + "; it must be " + form);
        }
        return value.textValue();
    }

    /** A text that is one of some. */
    String oneOf(Set<String> choices) {
        if (!value.isTextual() || !choices.contains(value.textValue())) {
            throw wrong("is " + value + "; it must be one of " + listed(choices));
        }
        return value.textValue();
    }

    /** A whole number of a range. */
    int integer(int least, int most) {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw wrong("is " + value + "; it must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    /** A number of a range. */
    BigDecimal number(BigDecimal least, BigDecimal most) {
        if (!value.isNumber() || number().compareTo(least) < 0 || number().compareTo(most) > 0) {
            throw wrong("is " + value + "; it must be a number from " + least.toPlainString() + " to "
                    + most.toPlainString());
        }
        return number();
    }

    private BigDecimal number() {
        return new BigDecimal(value.asText()).stripTrailingZeros();
    }

    /** Whether something is so. */
    boolean flag() {
        if (!value.isBoolean()) {
            throw wrong("is " + value + "; it must be true or false");
        }
        return value.booleanValue();
    }

    /** The refusal of what is here. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException((pointer.isEmpty() ? "the document" : pointer) + " " + what);
    }

    private String kind() {
        return "of the type " + value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Names in an order. */
    static Set<String> names(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names);
    }
}
