package skylab.aws.ec2.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * The parameters of a template and those of a launch: the SDK has them as different classes whose members are called alike,
 * so that one becomes the other by its names.
 */
final class TemplateData {
    private TemplateData() {}

    /** Parameters as the API shows them. */
    static ResponseLaunchTemplateData shown(RequestLaunchTemplateData data) {
        return (ResponseLaunchTemplateData) Shapes.fromJson(Shapes.toJson(data), ResponseLaunchTemplateData.builder());
    }

    /** Parameters with others over them. */
    static RequestLaunchTemplateData over(RequestLaunchTemplateData base, RequestLaunchTemplateData changes) {
        ObjectNode both = Shapes.toJson(base);
        both.setAll(Shapes.toJson(changes));
        return (RequestLaunchTemplateData) Shapes.fromJson(both, RequestLaunchTemplateData.builder());
    }

    /** A launch from a template: what the request says holds, the rest is the template's. */
    static RunInstancesRequest launch(RequestLaunchTemplateData template, RunInstancesRequest request) {
        ObjectNode whole = Shapes.toJson(template);
        rename(whole, "ramDiskId", "ramdiskId");
        ObjectNode asked = Shapes.toJson(request);
        asked.remove("launchTemplate");
        asked.properties().forEach(member -> {
            JsonNode old = whole.get(member.getKey());
            whole.set(
                    member.getKey(), old == null ? member.getValue() : merged(member.getKey(), old, member.getValue()));
        });
        return (RunInstancesRequest) Shapes.fromJson(whole, RunInstancesRequest.builder());
    }

    // Block devices are told apart by their names, tags by resource and key; of all else the request's holds.
    private static JsonNode merged(String name, JsonNode old, JsonNode asked) {
        return switch (name) {
            case "blockDeviceMappings" ->
                byKey(old, asked, one -> one.path("deviceName").asText(), (before, after) -> after);
            case "tagSpecifications" ->
                byKey(old, asked, one -> one.path("resourceType").asText(), TemplateData::tags);
            default -> asked;
        };
    }

    private static JsonNode tags(JsonNode before, JsonNode after) {
        ObjectNode both = before.deepCopy();
        both.set(
                "tags",
                byKey(
                        before.path("tags"),
                        after.path("tags"),
                        tag -> tag.path("key").asText(),
                        (old, asked) -> asked));
        return both;
    }

    private static ArrayNode byKey(
            JsonNode old, JsonNode asked, Function<JsonNode, String> key, BinaryOperator<JsonNode> both) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        old.forEach(one -> all.put(key.apply(one), one));
        asked.forEach(one -> all.merge(key.apply(one), one, both));
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        all.values().forEach(array::add);
        return array;
    }

    private static void rename(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, value);
        }
    }
}
