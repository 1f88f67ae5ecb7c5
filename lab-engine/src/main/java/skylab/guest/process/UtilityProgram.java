package skylab.guest.process;

import java.util.List;

/** The execution of a {@link Utility}. */
record UtilityProgram(Utility utility, List<String> argv) implements Program {
    UtilityProgram {
        argv = List.copyOf(argv);
    }

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output(argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1));
        int status;
        try {
            status = utility.run(sys, argv.subList(1, argv.size()), out);
        } catch (UsageError e) {
            out.complain(e.getMessage());
            status = e.status();
        }
        return out.drain(sys, status);
    }
}
