package skylab.cli.option;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import skylab.cli.call.OperationCommand;
import skylab.cli.input.Types;
import software.amazon.awssdk.core.SdkField;

/** What requests cannot do without: of some services the SDK keeps it, of EC2 it does not. */
public final class Required {
    private static final Map<String, List<String>> EC2 = Rows.read(
                    Required.class, "required.tsv", row -> Map.entry(row.text("operation"), row.words("members")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private Required() {}

    /** Whether an operation needs a member of its request. */
    public static boolean is(OperationCommand operation, SdkField<?> field) {
        return Types.isRequired(field)
                || operation.service().name().equals("ec2")
                        && EC2.getOrDefault(operation.api(), List.of()).contains(field.memberName());
    }
}
