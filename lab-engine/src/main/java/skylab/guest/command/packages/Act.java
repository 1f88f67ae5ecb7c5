package skylab.guest.command.packages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.telemetry.Activity;

/** Something that a package manager does; a value, so that it can be hibernated in the middle of its work. */
interface Act {
    /**
     * Does it.
     *
     * @return what is to be done next, before what was planned anyway
     */
    List<Act> perform(Syscalls sys, Output out);

    /** Prints. */
    record Say(String text) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            out.print(text);
            return List.of();
        }
    }

    /** Prints to standard error. */
    record Complain(String text) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            out.error(text);
            return List.of();
        }
    }

    /**
     * Lets time pass.
     *
     * @param time how long
     * @param cpu processors that it keeps busy meanwhile
     * @param load what it does to disks
     * @param download what comes over the network meanwhile
     */
    record Pass(Duration time, double cpu, Activity.Load load, Optional<Download> download) implements Act {
        Pass(Duration time, double cpu, Activity.Load load) {
            this(time, cpu, load, Optional.empty());
        }

        /**
         * Content from a host.
         *
         * @param host its name
         * @param port where it listens
         * @param bytes how many
         */
        record Download(String host, int port, long bytes) {}

        /** Work of the processor. */
        static Pass working(Duration time) {
            return new Pass(time, 0.9, new Activity.Load(0, 0, 0, 200_000, 2_000_000));
        }

        /** Waiting for an answer that does not come. */
        static Pass waiting(Duration time) {
            return new Pass(time, 0, Activity.Load.IDLE);
        }

        /** A download, which goes to the disk. */
        static Pass receiving(Duration time, Download download) {
            double rate = download.bytes() / Math.max(0.001, time.toNanos() / 1e9);
            return new Pass(time, 0.3, new Activity.Load(0, 0, 0, 0, rate), Optional.of(download));
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            throw new IllegalStateException("the script lets time pass");
        }
    }

    /**
     * Asks the user.
     *
     * @param prompt the question
     * @param usual whether an empty answer means yes
     * @param yes what is done then
     * @param no what is done otherwise
     */
    record Ask(String prompt, boolean usual, List<Act> yes, List<Act> no) implements Act {
        /** Copies the lists. */
        public Ask {
            yes = List.copyOf(yes);
            no = List.copyOf(no);
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            throw new IllegalStateException("the script asks");
        }
    }

    /** Runs another program and waits for its end. */
    record Execute(List<String> argv) implements Act {
        /** Copies the list. */
        public Execute {
            argv = List.copyOf(argv);
        }

        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            throw new IllegalStateException("the script executes");
        }
    }

    /** Ends with a status. */
    record End(int status) implements Act {
        @Override
        public List<Act> perform(Syscalls sys, Output out) {
            throw new IllegalStateException("the script ends");
        }
    }
}
