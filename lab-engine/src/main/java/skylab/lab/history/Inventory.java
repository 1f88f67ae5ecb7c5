package skylab.lab.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.aws.ec2.Rows;
import skylab.aws.shape.Shapes;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.core.SdkClient;

/**
 * Everything in an account and region that has an id, as its service describes it.
 *
 * @param resources by kind and id, in the order in which services are listed
 */
public record Inventory(Map<String, Map<String, JsonNode>> resources) {
    private static final JsonMapper JSON = new JsonMapper();

    private record Listing(String kind, String source, String operation, JsonNode parameters, String list, String id) {}

    private static final List<Listing> LISTINGS = Rows.read(
            Inventory.class,
            "resources.tsv",
            row -> new Listing(
                    row.text("kind"),
                    row.text("source"),
                    row.text("operation"),
                    json(row.text("parameters")),
                    row.text("list"),
                    row.text("id")));

    /**
     * What is there at a moment.
     *
     * @param services those that are asked
     */
    public static Inventory of(World world, Scope scope, List<Emulated<?>> services) {
        Glass glass = new Glass(world, scope);
        Map<String, Operations<?>> operations = new LinkedHashMap<>();
        services.forEach(service -> operations.put(service.source(), operations(service, glass)));
        Map<String, Map<String, JsonNode>> resources = new LinkedHashMap<>();
        for (Listing listing : LISTINGS) {
            resources.put(listing.kind, all(operations.get(listing.source), listing));
        }
        return new Inventory(resources);
    }

    /** What differs from here to a later inventory: by kind, then by id, then by member. */
    public List<Change> to(Inventory later) {
        List<Change> changes = new ArrayList<>();
        resources.forEach((kind, before) -> {
            Map<String, JsonNode> after = later.resources.getOrDefault(kind, Map.of());
            Stream.concat(before.keySet().stream(), after.keySet().stream())
                    .distinct()
                    .sorted()
                    .forEach(id -> changes.addAll(Members.compare(kind, id, before.get(id), after.get(id))));
        });
        return List.copyOf(changes);
    }

    private static Map<String, JsonNode> all(Operations<?> service, Listing listing) {
        Map<String, JsonNode> byId = new TreeMap<>();
        ObjectNode parameters = listing.parameters.deepCopy();
        JsonNode next;
        do {
            JsonNode page =
                    Shapes.toJson(service.call(listing.operation, parameters).response());
            under(page, listing.list)
                    .forEach(one -> byId.put(one.path(listing.id).asText(), one));
            next = page.path("nextToken");
            parameters.set("nextToken", next);
        } while (next.isTextual());
        return byId;
    }

    private static <C extends SdkClient> Operations<C> operations(Emulated<C> service, Glass glass) {
        return new Operations<>(service.contract(), service.clients().apply(glass));
    }

    private static List<JsonNode> under(JsonNode answer, String path) {
        List<JsonNode> level = List.of(answer);
        for (String member : path.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            level.forEach(node -> node.path(member).forEach(next::add));
            level = next;
        }
        return level;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
