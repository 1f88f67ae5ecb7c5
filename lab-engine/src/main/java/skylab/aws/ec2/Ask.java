package skylab.aws.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.Filters;
import skylab.aws.Tags;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** What requests of EC2 have in common, read into the terms that all services share; and tags the other way. */
public final class Ask {
    private Ask() {}

    /** The filters of a request. */
    public static List<Filters.Wanted> filters(List<Filter> filters) {
        return filters.stream()
                .map(filter -> new Filters.Wanted(filter.name(), filter.values()))
                .toList();
    }

    /** The tags that a request wants on what it makes, for one type of resource. */
    public static Map<String, String> tags(List<TagSpecification> specifications, String resourceType) {
        return tags(specifications.stream()
                .filter(specification -> resourceType.equals(specification.resourceTypeAsString()))
                .flatMap(specification -> specification.tags().stream())
                .toList());
    }

    /** Tags by key; a tag without a value has the empty one. */
    public static Map<String, String> tags(List<Tag> tags) {
        Map<String, String> byKey = new LinkedHashMap<>();
        tags.forEach(tag -> byKey.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return byKey;
    }

    /** The tags of a resource, as the API shows them. */
    public static List<Tag> tags(World world, Scope scope, String id) {
        return Tags.of(world, scope, id).byKey().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
