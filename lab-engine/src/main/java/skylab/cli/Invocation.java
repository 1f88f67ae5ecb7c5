package skylab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import skylab.cli.call.OperationCommand;
import skylab.cli.call.Paging;
import skylab.cli.input.Files;
import skylab.cli.input.Skeleton;
import skylab.cli.input.Types;
import skylab.cli.input.Validation;
import skylab.cli.input.Values;
import skylab.cli.input.Yaml;
import skylab.cli.option.Arity;
import skylab.cli.option.Choices;
import skylab.cli.option.CommandLine;
import skylab.cli.option.Ec2Options;
import skylab.cli.option.MetricOptions;
import skylab.cli.option.OperationOptions;
import skylab.cli.option.Required;
import skylab.cli.output.Format;
import skylab.cli.output.JsonText;
import skylab.cli.output.Query;
import software.amazon.awssdk.core.SdkField;

/** A command that calls an operation. */
final class Invocation {
    /** What a launch needs and {@code --count} says. */
    private static final Set<String> COUNTED = Set.of("--min-count", "--max-count");

    /** Options by the names that they have in messages. */
    private static final String INPUT_JSON = "cli-input-json";

    private static final String INPUT_YAML = "cli-input-yaml";
    private static final String OUTFILE = "outfile";
    private static final List<String> COLORS = List.of("on", "off", "auto");

    /** How wide a table may be that goes into a file or another program. */
    private static final int WIDTH = 80;

    private final Session session;
    private final OperationCommand operation;
    private final boolean isEc2;

    Invocation(Session session, OperationCommand operation) {
        this.session = session;
        this.operation = operation;
        this.isEc2 = operation.service().name().equals("ec2");
    }

    /**
     * A command line that was read.
     *
     * @param line its words
     * @param parameters what they say of the request
     */
    record Read(CommandLine line, ObjectNode parameters) {}

    /** Reads the options of the operation, without those of paging. */
    Read read(List<String> words) {
        OperationOptions options = OperationOptions.of(operation);
        CommandLine line = CommandLine.of(words, options.arities());
        require(line, options);
        outfile(line);
        return new Read(line, parameters(line, options, false));
    }

    void run(List<String> words) {
        OperationOptions options = OperationOptions.of(operation);
        Optional<Paging> paging = Paging.of(operation);
        SortedMap<String, Arity> arities = options.arities();
        paging.ifPresent(pages -> Paging.add(arities));
        if (isEc2) {
            Ec2Options.add(operation.api(), arities);
        }
        MetricOptions.add(operation.api(), arities);
        CommandLine line = CommandLine.of(words, arities);
        require(line, options);
        Optional<String> outfile = outfile(line);
        if (line.has(OperationOptions.SKELETON)) {
            skeleton(line);
            return;
        }
        line.value("--color").filter(color -> !COLORS.contains(color)).ifPresent(color -> {
            throw Choices.unknown("--color", color, COLORS);
        });
        Connection connection = new Connection(session, line);
        Format format = format(line, connection);
        Optional<Query> query = line.value("--query").map(Query::of);
        ObjectNode parameters = parameters(line, options, paging.isPresent());
        ObjectNode answer = paging.isPresent() && !paging.get().isManual(line)
                ? paging.get()
                        .all(line, parameters, page -> call(connection, page).response())
                : answer(call(connection, parameters), outfile);
        answer = answer.deepCopy();
        if (isEc2) {
            Ec2Options.read(operation.api(), answer);
        }
        int width = session.sys().isTerminal(1) ? session.sys().terminalSize().columns() : WIDTH;
        if (query.isPresent()) {
            session.print(format.print(operation.api(), query.get().of(answer), width));
            return;
        }
        if (format == Format.TEXT && paging.isPresent() && !paging.get().isManual(line)) {
            paging.get().inText(answer);
        }
        // Where a listing goes on is a line of its own in text.
        JsonNode more = format == Format.TEXT && paging.isPresent() && line.has("--max-items")
                ? answer.remove("NextToken")
                : null;
        session.print(format.print(operation.api(), answer, width));
        if (more != null) {
            session.print("NEXTTOKEN\t" + more.asText() + "\n");
        }
    }

    /** The file that a body of the answer goes into; nothing else is a word of its own. */
    private Optional<String> outfile(CommandLine line) {
        List<String> others = line.others();
        Optional<String> outfile = operation.hasBody() ? others.stream().findFirst() : Optional.empty();
        List<String> surplus = new ArrayList<>(line.unknown());
        surplus.addAll(others.subList(outfile.isPresent() ? 1 : 0, others.size()));
        if (!surplus.isEmpty()) {
            throw CliError.unknownOptions(surplus);
        }
        return outfile;
    }

    private ObjectNode answer(ApiAnswer.Done done, Optional<String> outfile) {
        outfile.ifPresent(file -> Files.save(session.sys(), file, done.body()));
        return done.response();
    }

    private void require(CommandLine line, OperationOptions options) {
        if (line.has(OperationOptions.INPUT_JSON)
                || line.has(OperationOptions.INPUT_YAML)
                || line.has(OperationOptions.SKELETON)) {
            return;
        }
        List<String> missing = new ArrayList<>();
        options.members().forEach((option, field) -> {
            boolean given = line.has(option) || saysNo(line, option, options);
            if (Required.is(operation, field) && !given && !(isEc2 && COUNTED.contains(option))) {
                missing.add(option);
            }
        });
        if (operation.hasBody() && line.others().isEmpty()) {
            missing.add(OUTFILE);
        }
        if (!missing.isEmpty()) {
            throw CliError.usage("the following arguments are required: " + String.join(", ", missing));
        }
    }

    private static boolean saysNo(CommandLine line, String option, OperationOptions options) {
        String no = options.negatives().get(option);
        return no != null && line.has(no);
    }

    private void skeleton(CommandLine line) {
        String kind = line.value(OperationOptions.SKELETON).orElse("input");
        if (!kind.equals("input")) {
            throw new CliError(
                    "Skylab does not emulate --generate-cli-skeleton " + kind + ", only input.", CliError.USAGE);
        }
        session.print(JsonText.of(Skeleton.of(operation)) + "\n");
    }

    private static Format format(CommandLine line, Connection connection) {
        Optional<String> given = line.value("--output");
        String name = given.or(() -> connection.settings().output()).orElse("json");
        return Format.named(name)
                .orElseThrow(() -> given.isPresent()
                        ? Choices.unknown("--output", name, List.of("json", "text", "table", "yaml"))
                        : new CliError("Unknown output type: " + name, CliError.CONFIGURATION));
    }

    private ObjectNode parameters(CommandLine line, OperationOptions options, boolean isPaged) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        line.value(OperationOptions.INPUT_JSON).ifPresent(value -> {
            String text = Files.load(session.sys(), OperationOptions.INPUT_JSON, value);
            parameters.setAll(object(INPUT_JSON, Values.json(INPUT_JSON, text)));
        });
        line.value(OperationOptions.INPUT_YAML).ifPresent(value -> {
            String text = Files.load(session.sys(), OperationOptions.INPUT_YAML, value);
            parameters.setAll(object(INPUT_YAML, Yaml.read(INPUT_YAML, text)));
        });
        for (Map.Entry<String, SdkField<?>> one : options.members().entrySet()) {
            String option = one.getKey();
            SdkField<?> field = one.getValue();
            boolean isOfPaging = isPaged && option.equals("--max-items");
            if (line.has(option) && !isOfPaging) {
                parameters.set(
                        field.memberName(), value(option, field, line.options().get(option)));
            } else if (saysNo(line, option, options)) {
                JsonNode no = JsonNodeFactory.instance.booleanNode(false);
                parameters.set(
                        field.memberName(),
                        Types.isFlag(field)
                                ? no
                                : JsonNodeFactory.instance.objectNode().set("Value", no));
            }
        }
        if (isEc2) {
            Ec2Options.apply(operation.api(), line, parameters);
        }
        MetricOptions.apply(operation.api(), line, parameters);
        return parameters;
    }

    private static ObjectNode object(String option, JsonNode input) {
        if (input instanceof ObjectNode object) {
            return object;
        }
        throw CliError.parameter(option, "Invalid type: expecting map, received " + Validation.python(input));
    }

    private JsonNode value(String option, SdkField<?> field, List<String> words) {
        if (Types.isFlag(field)) {
            return JsonNodeFactory.instance.booleanNode(true);
        }
        List<String> loaded = words.size() == 1 ? List.of(Files.load(session.sys(), option, words.get(0))) : words;
        return Values.read(option, field, loaded);
    }

    private ApiAnswer.Done call(Connection connection, ObjectNode parameters) {
        ApiAnswer answer = connection.call(operation, parameters);
        if (answer instanceof ApiAnswer.Refused refused) {
            throw new CliError(
                    "An error occurred (" + refused.code() + ") when calling the " + operation.api() + " operation: "
                            + refused.message(),
                    CliError.REFUSED);
        }
        return (ApiAnswer.Done) answer;
    }
}
