package skylab.cli.option;

import java.util.Map;
import java.util.stream.Collectors;
import skylab.aws.ec2.Rows;
import skylab.cli.call.OperationCommand;

/** Options whose names do not follow from the API's. */
final class Renamed {
    private static final String EVERY = "*";

    private static final Map<String, String> NAMES = Rows.read(
                    Renamed.class,
                    "renamed.tsv",
                    row -> Map.entry(
                            key(row.text("service"), row.text("operation"), row.text("option")), row.text("name")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private Renamed() {}

    /** What an option of an operation is called. */
    static String of(OperationCommand operation, String option) {
        String service = operation.service().name();
        String everywhere = NAMES.getOrDefault(key(service, EVERY, option), option);
        return NAMES.getOrDefault(key(service, operation.api(), option), everywhere);
    }

    private static String key(String service, String operation, String option) {
        return service + " " + operation + " " + option;
    }
}
