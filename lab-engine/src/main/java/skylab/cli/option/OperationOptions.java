package skylab.cli.option;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.cli.call.OperationCommand;
import skylab.cli.input.Types;
import software.amazon.awssdk.core.SdkField;

/**
 * The options of an operation: one for each member of its request, and those that all operations have.
 *
 * @param arities of all options
 * @param members what an option stands for
 * @param negatives of an option that is a yes, the option that says no
 */
public record OperationOptions(
        SortedMap<String, Arity> arities, Map<String, SdkField<?>> members, Map<String, String> negatives) {
    /** The request as a file. */
    public static final String INPUT_JSON = "--cli-input-json";

    /** The request as a file of YAML. */
    public static final String INPUT_YAML = "--cli-input-yaml";

    /** Asks for a skeleton of the request. */
    public static final String SKELETON = "--generate-cli-skeleton";

    /** The options of an operation. */
    public static OperationOptions of(OperationCommand operation) {
        SortedMap<String, Arity> arities = new TreeMap<>();
        Map<String, SdkField<?>> members = new LinkedHashMap<>();
        Map<String, String> negatives = new HashMap<>();
        operation.request().forEach(field -> {
            String plain = "--" + Names.kebab(field.memberName());
            String option = Renamed.of(operation, plain);
            members.put(option, field);
            arities.put(option, arity(field));
            if (Types.isFlag(field) || Types.isWrappedFlag(field)) {
                String no = Renamed.of(operation, "--no-" + plain.substring(2));
                negatives.put(option, no);
                arities.put(no, Arity.FLAG);
            }
        });
        arities.put(INPUT_JSON, Arity.ONE);
        arities.put(INPUT_YAML, Arity.ONE);
        arities.put(SKELETON, Arity.OPTIONAL);
        return new OperationOptions(arities, members, negatives);
    }

    private static Arity arity(SdkField<?> field) {
        if (Types.isFlag(field)) {
            return Arity.FLAG;
        }
        return Types.isList(field) ? Arity.MANY : Types.isWrappedFlag(field) ? Arity.OPTIONAL : Arity.ONE;
    }
}
