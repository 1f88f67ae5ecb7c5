package skylab.lab.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A description, member by member. */
final class Members {
    /** Members by which one of a list is known, in the order in which they are tried. */
    private static final List<String> NAMES = List.of(
            "key",
            "deviceName",
            "ruleNumber",
            "destinationCidrBlock",
            "destinationPrefixListId",
            "networkInterfaceId",
            "associationId",
            "routeTableAssociationId",
            "vpcId",
            "groupId",
            "privateIpAddress",
            "cidrIp",
            "cidrBlock");

    private Members() {}

    /** What became of a resource; null where it is not there. */
    static List<Change> compare(String kind, String id, JsonNode before, JsonNode after) {
        String name = name(after == null ? before : after);
        if (before == null) {
            return List.of(new Change(kind, id, name, Change.What.CREATED, "", "", ""));
        }
        if (after == null) {
            return List.of(new Change(kind, id, name, Change.What.DELETED, "", "", ""));
        }
        SortedMap<String, String> was = flat(before);
        SortedMap<String, String> is = flat(after);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .sorted()
                .filter(member -> !was.getOrDefault(member, "").equals(is.getOrDefault(member, "")))
                .map(member -> new Change(
                        kind,
                        id,
                        name,
                        Change.What.CHANGED,
                        member,
                        was.getOrDefault(member, ""),
                        is.getOrDefault(member, "")))
                .toList();
    }

    private static String name(JsonNode resource) {
        for (JsonNode tag : resource.path("tags")) {
            if (tag.path("key").asText().equals("Name")) {
                return tag.path("value").asText();
            }
        }
        return "";
    }

    /** The leaves by their paths; one of a list by what it is known by, or else by its number. */
    private static SortedMap<String, String> flat(JsonNode resource) {
        SortedMap<String, String> leaves = new TreeMap<>();
        collect(resource, "", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, SortedMap<String, String> leaves) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                collect(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey(), leaves);
            }
        } else if (node.isArray()) {
            int number = 0;
            for (JsonNode one : node) {
                collect(one, path + "[" + known(one).orElse(String.valueOf(number)) + "]", leaves);
                number++;
            }
        } else {
            leaves.put(path, node.asText());
        }
    }

    private static Optional<String> known(JsonNode one) {
        return NAMES.stream().filter(one::hasNonNull).findFirst().map(name -> one.path(name)
                .asText());
    }
}
