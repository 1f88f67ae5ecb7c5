package skylab.aws.cloudwatch.dashboard;

import java.util.ArrayList;
import java.util.List;

/** Writes out what a metric takes from the one before it. */
final class Shorthand {
    private static final String SAME = ".";
    private static final String SAME_FROM_THE_BEGINNING = "...";

    private Shorthand() {}

    /**
     * The whole metric.
     *
     * @param before namespace, name and dimensions of the metric before; empty for the first
     * @param written where {@code "."} stands for the field at the same place there, and a first {@code "..."} for all
     *     fields that are not written after it
     */
    static List<String> expand(List<String> before, List<String> written) {
        List<String> fields = new ArrayList<>(written);
        if (!fields.isEmpty() && fields.get(0).equals(SAME_FROM_THE_BEGINNING)) {
            fields.remove(0);
            fields.addAll(0, before.subList(0, Math.max(0, before.size() - fields.size())));
        }
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).equals(SAME) && i < before.size()) {
                fields.set(i, before.get(i));
            }
        }
        return List.copyOf(fields);
    }
}
