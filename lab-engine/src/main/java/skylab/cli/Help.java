package skylab.cli;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import skylab.cli.call.OperationCommand;
import skylab.cli.call.Paging;
import skylab.cli.call.ServiceCommand;
import skylab.cli.input.Types;
import skylab.cli.option.Arity;
import skylab.cli.option.Ec2Options;
import skylab.cli.option.OperationOptions;
import skylab.cli.option.Required;
import software.amazon.awssdk.core.SdkField;

/** What {@code help} prints: what there is, from the model. */
final class Help {
    private static final String MARGIN = "       ";

    private Help() {}

    static String program(Collection<String> services) {
        return section("NAME", "aws -")
                + section("DESCRIPTION", "Calls the services of the lab, as the AWS Command Line Interface does.")
                + section("SYNOPSIS", "aws [options] <command> <subcommand> [parameters]")
                + section(
                        "GLOBAL OPTIONS",
                        "--output (json, text, table, yaml)",
                        "--query (JMESPath)",
                        "--region (string)",
                        "--profile (string)",
                        "--no-paginate",
                        "--version")
                + bullets("AVAILABLE SERVICES", services)
                + bullets("OTHER COMMANDS", Set.of("configure"));
    }

    static String service(ServiceCommand service) {
        return section("NAME", service.name() + " -")
                + section("SYNOPSIS", "aws " + service.name() + " <operation> [parameters]")
                + bullets("AVAILABLE COMMANDS", service.operations().keySet());
    }

    static String waiters(ServiceCommand service, Collection<String> names) {
        return section("NAME", "wait -")
                + section("DESCRIPTION", "Waits until a condition holds, and looks again and again until then.")
                + section("SYNOPSIS", "aws " + service.name() + " wait <condition> [parameters]")
                + bullets("AVAILABLE COMMANDS", names);
    }

    /** Whether words ask for help, instead of having it as the value of an option. */
    static boolean isAsked(List<String> words) {
        int at = words.indexOf("help");
        return at == 0 || at > 0 && !words.get(at - 1).startsWith("--");
    }

    static String operation(OperationCommand operation) {
        OperationOptions options = OperationOptions.of(operation);
        SortedMap<String, Arity> arities = options.arities();
        Paging.of(operation).ifPresent(pages -> Paging.add(arities));
        if (operation.service().name().equals("ec2")) {
            Ec2Options.add(operation.api(), arities);
        }
        StringBuilder text = new StringBuilder();
        text.append(section("NAME", operation.name() + " -"));
        text.append("SYNOPSIS\n")
                .append(MARGIN)
                .append(MARGIN)
                .append(operation.name())
                .append('\n');
        options.members().forEach((option, field) -> {
            String form =
                    Types.isFlag(field) ? option + " | " + options.negatives().get(option) : option + " <value>";
            text.append(MARGIN)
                    .append(MARGIN)
                    .append(Required.is(operation, field) ? form : "[" + form + "]")
                    .append('\n');
        });
        if (operation.hasBody()) {
            text.append(MARGIN).append(MARGIN).append("<outfile>\n");
        }
        text.append("\nOPTIONS\n");
        arities.keySet().stream()
                .filter(option -> !options.members().containsKey(option)
                        && !options.negatives().containsValue(option))
                .forEach(option -> text.append(MARGIN).append(option).append("\n\n"));
        options.members().forEach((option, field) -> describe(text, option, field, Required.is(operation, field)));
        text.append("OUTPUT\n");
        operation.response().forEach(field -> text.append(MARGIN)
                .append(field.memberName())
                .append(" -> (")
                .append(Types.noun(field))
                .append(")\n"));
        return text.append('\n').toString();
    }

    private static void describe(StringBuilder text, String option, SdkField<?> field, boolean isRequired) {
        text.append(MARGIN)
                .append(option)
                .append(" (")
                .append(Types.noun(field))
                .append(")");
        text.append(isRequired ? " [required]\n" : "\n");
        SdkField<?> shown = Types.isList(field) ? Types.element(field) : field;
        if (Types.isStructure(shown)) {
            text.append(MARGIN).append(MARGIN).append("Shorthand: ");
            String members = String.join(
                    ",",
                    Types.members(shown).stream()
                            .map(member -> member.memberName() + "=" + Types.noun(member))
                            .toList());
            text.append(members).append(Types.isList(field) ? " ...\n" : "\n");
        }
        text.append('\n');
    }

    private static String section(String title, String... lines) {
        return title + "\n" + MARGIN + String.join("\n" + MARGIN, lines) + "\n\n";
    }

    private static String bullets(String title, Collection<String> items) {
        StringBuilder text = new StringBuilder(title.toUpperCase(Locale.ROOT)).append('\n');
        items.forEach(item -> text.append(MARGIN).append("o ").append(item).append("\n\n"));
        return text.toString();
    }
}
