package skylab.aws.ec2.prefix;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.Ask;
import skylab.network.filter.AwsPrefixLists;
import skylab.network.filter.PrefixList;
import skylab.network.filter.PrefixList.Entry;
import software.amazon.awssdk.services.ec2.model.ManagedPrefixList;

/** A prefix list as the API shows it. */
final class PrefixShape {
    private PrefixShape() {}

    static ManagedPrefixList managed(Call call, PrefixList list) {
        String owner = owner(call, list);
        boolean own = !owner.equals("AWS");
        return ManagedPrefixList.builder()
                .prefixListId(list.id())
                .prefixListName(list.name())
                .addressFamily(list.family())
                .state(list.state())
                .stateMessage(list.stateMessage())
                .prefixListArn("arn:aws:ec2:" + call.scope().region() + ":" + (own ? owner : "aws") + ":prefix-list/"
                        + list.id())
                .ownerId(owner)
                // Of AWS's own lists neither size nor version is told.
                .maxEntries(own ? list.most() : null)
                .version(own ? list.version() : null)
                .tags(Ask.tags(call.tx().world(), call.scope(), list.id()))
                .build();
    }

    /** Who keeps a list: the account, or {@code AWS}. */
    static String owner(Call call, PrefixList list) {
        return AwsPrefixLists.find(call.scope().region(), list.id()).isPresent()
                ? "AWS"
                : call.scope().account();
    }

    /**
     * What a list had in a version.
     *
     * @throws AwsError {@code InvalidParameterValue} when there was no such version
     */
    static List<Entry> version(PrefixList list, long version) {
        if (version < 1 || version > list.version()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The version '" + version + "' of the prefix list '" + list.id() + "' does not exist.");
        }
        return list.versions().get((int) version - 1);
    }
}
