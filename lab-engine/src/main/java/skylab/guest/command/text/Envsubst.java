package skylab.guest.command.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code envsubst}: replaces {@code $NAME} and {@code ${NAME}} by the environment's values. */
@Command.Installed("/usr/bin/envsubst")
final class Envsubst implements GnuCommand {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z_0-9]*)\\}|([A-Za-z_][A-Za-z_0-9]*))");
    private static final OptionSyntax OPTIONS = OptionSyntax.of("envsubst", 1, "v,variables");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        Optional<Set<String>> wanted = arguments.operands().stream().findFirst().map(Envsubst::names);
        if (arguments.has("v")) {
            wanted.orElse(Set.of()).forEach(out::println);
            return out.drain(sys, 0);
        }
        return new Step.Continue(Gathering.of("envsubst", List.of("-"), (kernel, inputs, output) -> {
            String text = new String(InputStatus.bytes(inputs), StandardCharsets.UTF_8);
            output.print(REFERENCE.matcher(text).replaceAll(found -> {
                String name = found.group(1) != null ? found.group(1) : found.group(2);
                boolean replaced = wanted.isEmpty() || wanted.get().contains(name);
                return Matcher.quoteReplacement(replaced ? kernel.env().getOrDefault(name, "") : found.group());
            }));
            return 0;
        }));
    }

    private static Set<String> names(String text) {
        Set<String> names = new java.util.LinkedHashSet<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return names;
    }
}
