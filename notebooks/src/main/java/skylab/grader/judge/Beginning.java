package skylab.grader.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Scenario;
import skylab.world.journal.Entry;

/**
 * How a submission's lab began.
 *
 * @param options what it was opened with
 * @param scenario what was prepared in it
 */
record Beginning(LabOptions options, Optional<Scenario> scenario) {
    private static final String BEGIN = "Begin";

    static Beginning of(Given given) {
        return new Beginning(
                LabOptions.seed(given.seed()),
                given.scenario().isEmpty() ? Optional.empty() : Optional.of(Scenario.unseal(given.scenario())));
    }

    /** Such a lab, in which the student has done nothing yet. */
    Lab lab() {
        Lab lab = Lab.open(options);
        scenario.ifPresent(lab::begin);
        return lab;
    }

    /** Whether a journal's header is of such a lab. */
    boolean fits(JsonNode header) {
        return header.path("seed").asLong() == options.seed()
                && header.path("start").asText().equals(options.start().toString())
                && header.path("region").asText().equals(options.region());
    }

    /**
     * What counts of a journal: up to where it begins with something that the student was not given, and nothing if it never
     * begins with what they were given.
     */
    List<Entry> counting(List<Entry> entries) {
        List<Entry> counting = new ArrayList<>();
        boolean begun = scenario.isEmpty();
        for (Entry entry : entries) {
            if (entry.eventName().equals(BEGIN)) {
                if (!given(entry)) {
                    break;
                }
                begun = true;
            }
            counting.add(entry);
        }
        return begun ? counting : List.of();
    }

    private boolean given(Entry entry) {
        try {
            Scenario claimed =
                    Scenario.unseal(entry.requestParameters().path("scenario").asText());
            return scenario.filter(claimed::equals).isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
