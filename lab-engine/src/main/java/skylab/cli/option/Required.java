package skylab.cli.option;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import skylab.cli.call.OperationCommand;
import skylab.cli.input.Types;
import software.amazon.awssdk.core.SdkField;

/** What requests cannot do without: the SDK does not keep it. */
public final class Required {
    private static final Map<String, List<String>> MEMBERS = Rows.read(
                    Required.class,
                    "required.tsv",
                    row -> Map.entry(row.text("service") + " " + row.text("operation"), row.words("members")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private Required() {}

    /** Whether an operation needs a member of its request. */
    public static boolean is(OperationCommand operation, SdkField<?> field) {
        return Types.isRequired(field)
                || MEMBERS.getOrDefault(operation.service().name() + " " + operation.api(), List.of())
                        .contains(field.memberName());
    }
}
