package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code paste}: joins lines of files. */
@Command.Installed("/usr/bin/paste")
final class Paste implements GnuCommand {
    private static final OptionSyntax OPTIONS =
            OptionSyntax.of("paste", 1, "d,delimiters=", "s,serial", "!z,zero-terminated");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        String delimiters = arguments
                .value("d")
                .orElse("\t")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0")
                .replace("\\\\", "\\");
        return new Step.Continue(
                Gathering.of("paste", arguments.operands(), new Joining(delimiters, arguments.has("s"))));
    }

    private record Joining(String delimiters, boolean serial) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = 0;
            for (Gathering.Input input : inputs) {
                if (input.problem().isPresent()) {
                    out.complain(input.name() + ": " + input.problem().get().text());
                    status = 1;
                    if (!serial) {
                        return status;
                    }
                }
            }
            List<List<String>> columns = columns(inputs);
            if (serial) {
                for (int i = 0; i < inputs.size(); i++) {
                    if (inputs.get(i).problem().isEmpty()) {
                        out.println(joined(columns.get(i)));
                    }
                }
                return status;
            }
            int rows = columns.stream().mapToInt(List::size).max().orElse(0);
            for (int i = 0; i < rows; i++) {
                int row = i;
                out.println(joined(columns.stream()
                        .map(column -> row < column.size() ? column.get(row) : "")
                        .toList()));
            }
            return status;
        }

        // Standard input that is given several times is read by turns.
        private List<List<String>> columns(List<Gathering.Input> inputs) {
            List<List<String>> columns = new ArrayList<>();
            int shares = (int) inputs.stream().filter(Joining::isShared).count();
            List<String> shared = inputs.stream()
                    .filter(Joining::isShared)
                    .findFirst()
                    .map(input -> TextLines.of(input.content()))
                    .orElse(List.of());
            int share = 0;
            for (Gathering.Input input : inputs) {
                if (!isShared(input)) {
                    columns.add(TextLines.of(input.content()));
                    continue;
                }
                List<String> own = new ArrayList<>();
                for (int i = share; i < shared.size(); i += serial ? 1 : shares) {
                    own.add(shared.get(i));
                }
                columns.add(own);
                share = serial ? shared.size() : share + 1;
            }
            return columns;
        }

        private static boolean isShared(Gathering.Input input) {
            return input.name().equals("-");
        }

        private String joined(List<String> parts) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < parts.size(); i++) {
                if (i > 0 && !delimiters.isEmpty()) {
                    char delimiter = delimiters.charAt((i - 1) % delimiters.length());
                    text.append(delimiter == '\0' ? "" : delimiter);
                }
                text.append(parts.get(i));
            }
            return text.toString();
        }
    }
}
