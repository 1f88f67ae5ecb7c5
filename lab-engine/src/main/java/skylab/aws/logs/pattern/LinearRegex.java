package skylab.aws.logs.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import skylab.aws.AwsError;

/**
 * A regular expression of filter patterns (CloudWatch Logs guide, "Supported regular expressions"): no groups, so that
 * it is a choice of sequences. All places at which a sequence can be are followed at the same time; the time is
 * proportional to the length of the text, whatever the expression.
 *
 * @param choices the sequences
 */
record LinearRegex(List<Sequence> choices) {
    /**
     * One of the sequences.
     *
     * @param items what follows what
     * @param fromBegin whether it must begin where the text does
     * @param toEnd whether it must end where the text does
     */
    record Sequence(List<Item> items, boolean fromBegin, boolean toEnd) {}

    /**
     * A character of a set, or none.
     *
     * @param accepted the set; characters beyond it are as the last one
     * @param optional whether it may be left out
     * @param repeated whether more of them may follow
     */
    record Item(BitSet accepted, boolean optional, boolean repeated) {
        boolean accepts(char c) {
            return accepted.get(Math.min(c, OTHERS));
        }
    }

    /** What stands for all characters that are not ASCII. */
    static final int OTHERS = 128;

    /**
     * Reads an expression.
     *
     * @throws AwsError {@code InvalidParameterException}
     */
    static LinearRegex of(String text) {
        return new LinearRegexParser(text).regex();
    }

    /** Whether some part of the text matches. */
    boolean isIn(String text) {
        return choices.stream().anyMatch(sequence -> isIn(sequence, text));
    }

    private static boolean isIn(Sequence sequence, String text) {
        int end = sequence.items().size();
        BitSet places = new BitSet(end + 1);
        enter(sequence, places, 0);
        for (int i = 0; i < text.length(); i++) {
            if (places.get(end) && !sequence.toEnd()) {
                return true;
            }
            BitSet next = new BitSet(end + 1);
            char c = text.charAt(i);
            for (int at = places.nextSetBit(0); at >= 0 && at < end; at = places.nextSetBit(at + 1)) {
                Item item = sequence.items().get(at);
                if (item.accepts(c)) {
                    enter(sequence, next, at + 1);
                    if (item.repeated()) {
                        enter(sequence, next, at);
                    }
                }
            }
            if (!sequence.fromBegin()) {
                enter(sequence, next, 0);
            }
            places = next;
        }
        return places.get(end);
    }

    private static void enter(Sequence sequence, BitSet places, int place) {
        int at = place;
        while (!places.get(at)) {
            places.set(at);
            if (at == sequence.items().size() || !sequence.items().get(at).optional()) {
                return;
            }
            at++;
        }
    }

    /** Items that stand for a number of repetitions. */
    static List<Item> repeated(BitSet accepted, int least, int most) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < least; i++) {
            items.add(new Item(accepted, false, most < 0 && i == least - 1));
        }
        if (most < 0 && least == 0) {
            items.add(new Item(accepted, true, true));
        }
        for (int i = least; i < most; i++) {
            items.add(new Item(accepted, true, false));
        }
        return items;
    }
}
