package skylab.cli.option;

import skylab.aws.shape.Missing;
import skylab.cli.call.OperationCommand;
import skylab.cli.input.Types;
import software.amazon.awssdk.core.SdkField;

/** What requests cannot do without. */
public final class Required {
    private Required() {}

    /** Whether an operation needs a member of its request. */
    public static boolean is(OperationCommand operation, SdkField<?> field) {
        return Types.isRequired(field) || Missing.isRequired(operation.model(), field);
    }
}
