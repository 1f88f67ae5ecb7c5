package skylab.lab.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.world.World;
import skylab.world.journal.Entry;

/** What happened in a lab: what was done in it, and the states its resources went through. */
public final class Chronicle {
    private static final Pattern VERB = Pattern.compile("(?:Run|Create|Allocate|Copy|Import|Register)([A-Z]\\w*?)s?");
    private static final Pattern ID = Pattern.compile("[a-z]+-[0-9a-f]{17}");

    private Chronicle() {}

    /**
     * What happened, oldest first. What was undone by going back to a checkpoint did not happen.
     *
     * @param entries the lab's actions with their answers
     * @param world of a lab in which {@link States} looked on while the actions were done
     */
    public static List<Happening> of(List<Entry> entries, World world) {
        List<Happening> all = new ArrayList<>(actions(entries));
        world.tables().keySet().stream()
                .filter(table -> table.kind().equals(States.HAPPENINGS.name()))
                .flatMap(table -> world.table(table.scope(), States.HAPPENINGS).values().stream())
                .forEach(all::addAll);
        // Stable: of the same moment, what was done comes before what came of it.
        all.sort(Comparator.comparing(Happening::at).thenComparing(Happening::sort));
        return List.copyOf(all);
    }

    private static List<Happening> actions(List<Entry> entries) {
        Map<String, PVector<Happening>> kept = new HashMap<>();
        PVector<Happening> actions = TreePVector.empty();
        for (Entry entry : entries) {
            String name = entry.requestParameters().path("name").asText();
            switch (entry.eventName()) {
                case "Checkpoint" -> kept.put(name, actions);
                case "Restore" -> actions = kept.getOrDefault(name, TreePVector.empty());
                default -> {
                    if (!entry.readOnly()) {
                        actions = actions.plus(action(entry));
                    }
                }
            }
        }
        return actions;
    }

    private static Happening action(Entry entry) {
        return new Happening(
                entry.eventTime(),
                entry.awsRegion(),
                Happening.Sort.ACTION,
                subject(entry),
                entry.eventName(),
                entry.errorCode() == null ? "" : entry.errorCode());
    }

    /** The id of what an action made, or else of what it was about. */
    private static String subject(Entry entry) {
        Matcher made = VERB.matcher(entry.eventName());
        if (made.matches() && entry.responseElements() != null) {
            String noun = made.group(1).equals("Addres") ? "allocation" : made.group(1);
            JsonNode id = entry.responseElements()
                    .findValue(Character.toLowerCase(noun.charAt(0)) + noun.substring(1) + "Id");
            if (id != null) {
                return id.asText();
            }
        }
        return first(entry.requestParameters());
    }

    private static String first(JsonNode node) {
        if (node.isTextual() && ID.matcher(node.asText()).matches()) {
            return node.asText();
        }
        for (JsonNode child : node) {
            String found = first(child);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }
}
