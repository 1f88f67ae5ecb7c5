package skylab.kernel.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.cli.Proposals;
import skylab.kernel.extension.CompletionContributor;
import skylab.kernel.lab.LabValues.Value;
import skylab.lab.Services;

/** Services, operations and options behind {@code %aws}, {@code %%aws} and {@code aws} at the terminal; ids behind options. */
final class AwsCompletion implements CompletionContributor {
    private static final Pattern COMMAND = Pattern.compile(
            "(?:\\A\\s*%%?aws[ \\t]|\\A\\s*%%(?:sh|ssh)\\b(?s:.*)\\n[ \\t]*aws[ \\t]|\\n[ \\t]*%aws[ \\t]"
                    + "|\\A\\s*%%aws[ \\t]*\\n(?:(?s:.*)\\n)?(?:aws[ \\t])?)([^\\n]*)\\z");

    private static final Map<String, Function<LabValues, List<Value>>> VALUES = Map.ofEntries(
            Map.entry("--instance-id", values -> values.ids("instance")),
            Map.entry("--volume-id", values -> values.ids("volume")),
            Map.entry("--image-id", values -> values.ids("image")),
            Map.entry("--snapshot-id", values -> values.ids("snapshot")),
            Map.entry("--group-id", values -> values.ids("security-group")),
            Map.entry("--security-group-id", values -> values.ids("security-group")),
            Map.entry("--subnet-id", values -> values.ids("subnet")),
            Map.entry("--vpc-id", values -> values.ids("vpc")),
            Map.entry("--network-interface-id", values -> values.ids("network-interface")),
            Map.entry("--allocation-id", values -> values.ids("elastic-ip")),
            Map.entry("--internet-gateway-id", values -> values.ids("internet-gateway")),
            Map.entry("--nat-gateway-id", values -> values.ids("natgateway")),
            Map.entry("--route-table-id", values -> values.ids("route-table")),
            Map.entry("--network-acl-id", values -> values.ids("network-acl")),
            Map.entry("--resource", LabValues::allIds),
            Map.entry("--key-name", LabValues::keyNames),
            Map.entry("--instance-type", LabValues::instanceTypes),
            Map.entry("--availability-zone", LabValues::zones),
            Map.entry("--region", LabValues::regions));

    private final Supplier<LabValues> lab;

    AwsCompletion(Supplier<LabValues> lab) {
        this.lab = lab;
    }

    @Override
    public List<Proposal> complete(String code, int cursor) {
        Matcher command = COMMAND.matcher(code.substring(0, cursor));
        if (!command.find()) {
            return List.of();
        }
        List<String> words =
                new ArrayList<>(Arrays.asList(command.group(1).stripLeading().split("[ \\t]+", -1)));
        String begun = words.remove(words.size() - 1);
        int start = cursor - begun.length();
        String option = words.stream().filter(word -> word.startsWith("--")).reduce("", (before, last) -> last);
        Function<LabValues, List<Value>> values =
                VALUES.getOrDefault(option, VALUES.get(option.replaceFirst("s$", "")));
        if (values != null && !begun.startsWith("-")) {
            return values.apply(lab.get()).stream()
                    .filter(value -> value.text().startsWith(begun))
                    .map(value -> new Proposal(value.text(), start, "value", value.about()))
                    .toList();
        }
        return Proposals.of(Services.ALL, words, begun).stream()
                .map(word -> new Proposal(word, start, "keyword", ""))
                .toList();
    }
}
