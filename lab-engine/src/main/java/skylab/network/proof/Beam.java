package skylab.network.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All packets that have come to the same place of the same way.
 *
 * @param sent the headers they were sent with
 * @param now what their fields have become
 */
record Beam(HeaderSpace sent, Map<Field, Term> now) {
    private static final int ECHO_REQUEST = 8;
    /** Messages of ICMP, whose ports are none. */
    static final HeaderSpace ICMP = HeaderSpace.where(Field.PROTOCOL, Interval.of(Protocols.ICMP));

    /** Packets as they are sent. */
    static Beam of(HeaderSpace sent) {
        Map<Field, Term> now = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            now.put(field, new Term.Sent(field));
        }
        return new Beam(sent, now);
    }

    boolean isEmpty() {
        return sent.isEmpty();
    }

    Term get(Field field) {
        return now.get(field);
    }

    /** These packets after a field has been rewritten. */
    Beam with(Field field, Term value) {
        Map<Field, Term> changed = new EnumMap<>(now);
        changed.put(field, value);
        return new Beam(sent, changed);
    }

    /** Those of them that surely have such a header now. */
    Beam through(HeaderSpace filter) {
        if (filter == HeaderSpace.EVERYTHING) {
            return this;
        }
        boolean sure = now.values().stream().noneMatch(Term.OneOf.class::isInstance);
        // What may be one of several is let through only when none of them is stopped.
        return new Beam(
                sure ? sent.intersect(origin(filter)) : sent.minus(origin(HeaderSpace.EVERYTHING.minus(filter))), now);
    }

    /** Those of them that surely do not have such a header now. */
    Beam around(HeaderSpace filter) {
        return new Beam(sent.minus(origin(filter)), now);
    }

    /** What the receivers answer, in terms of what was sent (RFC 792: an echo request is answered by an echo reply). */
    List<Beam> answers() {
        Beam back = with(Field.SOURCE, get(Field.DESTINATION)).with(Field.DESTINATION, get(Field.SOURCE));
        Beam ports = back.with(Field.SOURCE_PORT, get(Field.DESTINATION_PORT))
                .with(Field.DESTINATION_PORT, get(Field.SOURCE_PORT));
        Beam echo = back.through(ICMP).through(HeaderSpace.where(Field.DESTINATION_PORT, Interval.of(ECHO_REQUEST)));
        return List.of(
                ports.around(ICMP),
                echo.with(Field.DESTINATION_PORT, new Term.Known(0)),
                new Beam(back.through(ICMP).sent().minus(echo.sent()), back.now()));
    }

    // The headers of which at least one can have become one of these.
    private HeaderSpace origin(HeaderSpace filter) {
        List<Box> before = new ArrayList<>();
        for (Box box : filter.boxes()) {
            origin(box).ifPresent(before::add);
        }
        return HeaderSpace.anyOf(before);
    }

    private Optional<Box> origin(Box box) {
        Optional<Box> before = Optional.of(Box.EVERYTHING);
        for (Map.Entry<Field, Term> entry : now.entrySet()) {
            Interval wanted = box.get(entry.getKey());
            if (entry.getValue() instanceof Term.Sent sentAs) {
                before = before.flatMap(one ->
                        one.get(sentAs.field()).intersect(wanted).map(common -> one.with(sentAs.field(), common)));
            } else if (entry.getValue() instanceof Term.Known known
                    ? !wanted.contains(known.value())
                    : !wanted.meets(((Term.OneOf) entry.getValue()).values())) {
                return Optional.empty();
            }
        }
        return before;
    }
}
