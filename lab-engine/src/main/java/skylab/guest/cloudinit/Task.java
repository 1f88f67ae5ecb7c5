package skylab.guest.cloudinit;

import java.time.Duration;
import java.util.List;
import skylab.guest.process.Syscalls;

/** Something that a stage of cloud-init does. */
sealed interface Task {
    /** Takes time. */
    record Pause(Duration time) implements Task {}

    /** Runs a program to its end; its output is in the log. A failure is reported with the words given. */
    record Execute(List<String> argv, String module, String failure) implements Task {}

    /** Does something at once. */
    @FunctionalInterface
    non-sealed interface Act extends Task {
        /** Does it. */
        void act(Syscalls sys);
    }

    /** Marks a module as done for this instance. */
    record Mark(String module) implements Act {
        @Override
        public void act(Syscalls sys) {
            Paths.write(sys, Paths.INSTANCE + "/sem/config_" + module.replace('-', '_'), 0644, "");
        }
    }

    /** Writes to the output log. */
    record Say(String text) implements Act {
        @Override
        public void act(Syscalls sys) {
            Paths.output(sys, text);
        }
    }

    /** Says when a stage begins or all is over; the time is that of the machine. */
    record Stamp(String verb, String end) implements Act {
        @Override
        public void act(Syscalls sys) {
            Paths.output(
                    sys,
                    "Cloud-init v. " + Paths.VERSION + " " + verb + " at " + Paths.clock(sys) + ". " + end + "Up "
                            + Paths.seconds(sys) + " seconds\n");
        }
    }

    /** The end: {@code cloud-init status} says so from now on. */
    record Finish() implements Act {
        @Override
        public void act(Syscalls sys) {
            Paths.write(
                    sys,
                    Paths.RUN + "/result.json",
                    0644,
                    "{\n \"v1\": {\n  \"datasource\": \"DataSourceEc2\",\n  \"errors\": " + Paths.errors(sys)
                            + "\n }\n}\n");
            Paths.write(
                    sys, Paths.INSTANCE + "/boot-finished", 0644, Paths.seconds(sys) + " - " + Paths.clock(sys) + "\n");
        }
    }
}
