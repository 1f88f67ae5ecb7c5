package skylab.guest.command.text;

import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** What {@code md5sum} and its kin have in common: they print digests of files, and check them. */
abstract class Checksum implements GnuCommand {
    private final OptionSyntax options;
    private final String command;
    private final String algorithm;

    Checksum(String command, String algorithm) {
        this.command = command;
        this.algorithm = algorithm;
        this.options = OptionSyntax.of(
                command,
                1,
                "b,binary",
                "c,check",
                "t,text",
                "quiet",
                "status",
                "tag",
                "!ignore-missing",
                "!strict",
                "!w,warn",
                "!z,zero");
    }

    @Override
    public OptionSyntax options() {
        return options;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        Gathering.Work work = arguments.has("c")
                ? new Checking(command, algorithm, arguments.has("quiet"), arguments.has("status"))
                : new Printing(algorithm, arguments.has("b"), arguments.has("tag"), HashTreePMap.empty());
        return new Step.Continue(Gathering.of(command, arguments.operands(), work));
    }

    private static String digest(Content content, String algorithm) {
        return RunningDigest.of(algorithm).plus(content).hex();
    }

    /**
     * Prints the digests of its inputs.
     *
     * @param begun what is known of inputs of which there was too much to keep, by their place
     */
    private record Printing(String algorithm, boolean binary, boolean tag, PMap<Integer, RunningDigest> begun)
            implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = 0;
            for (int i = 0; i < inputs.size(); i++) {
                Gathering.Input input = inputs.get(i);
                if (input.problem().isPresent()) {
                    out.complain(input.name() + ": " + input.problem().get().text());
                    status = 1;
                    continue;
                }
                String digest = begun(i).plus(input.content()).hex();
                out.println(
                        tag
                                ? algorithm.replace("-", "") + " (" + input.name() + ") = " + digest
                                : digest + (binary ? " *" : "  ") + input.name());
            }
            return status;
        }

        @Override
        public Optional<Gathering.Work> condense(Syscalls sys, int input, Content part) {
            RunningDigest more = begun(input).plus(part);
            return Optional.of(new Printing(algorithm, binary, tag, begun.plus(input, more)));
        }

        private RunningDigest begun(int input) {
            return Optional.ofNullable(begun.get(input)).orElseGet(() -> RunningDigest.of(algorithm));
        }
    }

    private record Checking(String command, String algorithm, boolean quiet, boolean silent) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int wrong = 0;
            int unreadable = 0;
            boolean troubled = false;
            for (Gathering.Input input : inputs) {
                if (input.problem().isPresent()) {
                    out.complain(input.name() + ": " + input.problem().get().text());
                    troubled = true;
                    continue;
                }
                boolean any = false;
                for (String line : input.content().text().lines().toList()) {
                    if (!line.matches("[0-9a-fA-F]{32,128} [ *].+")) {
                        continue;
                    }
                    any = true;
                    String name = line.substring(line.indexOf(' ') + 2);
                    String result;
                    try {
                        boolean good = digest(sys.content(name), algorithm)
                                .equalsIgnoreCase(line.substring(0, line.indexOf(' ')));
                        wrong += good ? 0 : 1;
                        result = good ? "OK" : "FAILED";
                    } catch (Errno e) {
                        out.complain(name + ": " + e.text());
                        unreadable++;
                        result = "FAILED open or read";
                    }
                    if (!silent && !(quiet && result.equals("OK"))) {
                        out.println(name + ": " + result);
                    }
                }
                if (!any) {
                    out.complain(input.name() + ": no properly formatted "
                            + (algorithm.equals("MD5") ? "MD5 " : algorithm.replace("-", "") + " ")
                            + "checksum lines found");
                    troubled = true;
                }
            }
            warn(unreadable, " listed file could not be read", " listed files could not be read", out);
            warn(wrong, " computed checksum did NOT match", " computed checksums did NOT match", out);
            return troubled || wrong + unreadable > 0 ? 1 : 0;
        }

        private void warn(int count, String one, String many, Output out) {
            if (count > 0 && !silent) {
                out.complain("WARNING: " + count + (count == 1 ? one : many));
            }
        }
    }
}
