package skylab.guest.command.gnu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skylab.guest.process.Condition;
import skylab.guest.process.Pipe;
import skylab.guest.process.Program;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** Starts commands with a pipe between each and the next, and tells how the last one ended. */
record Pipeline(List<List<String>> commands, int last, int running, String status) implements Program {
    Pipeline {
        commands = List.copyOf(commands);
    }

    @Override
    public Step step(Syscalls sys) {
        return last == 0 ? start(sys) : await(sys);
    }

    private Step start(Syscalls sys) {
        int pid = 0;
        int in = 0;
        for (int i = 0; i < commands.size(); i++) {
            boolean end = i + 1 == commands.size();
            Pipe pipe = end ? new Pipe(-1, 1) : sys.pipe();
            Map<Integer, Integer> fds = new HashMap<>(Map.of(0, in, 1, pipe.writeEnd(), 2, 2));
            List<String> argv = new ArrayList<>(commands.get(i));
            argv.set(0, "/usr/bin/" + argv.get(0));
            pid = sys.spawn(Spawn.of(sys, argv.get(0), argv).with(fds));
            if (in != 0) {
                sys.close(in);
            }
            if (!end) {
                sys.close(pipe.writeEnd());
            }
            in = pipe.readEnd();
        }
        return new Step.Continue(new Pipeline(commands, pid, commands.size(), status));
    }

    private Step await(Syscalls sys) {
        int left = running;
        String told = status;
        while (left > 0) {
            var changed = sys.wait(0, false);
            if (changed.isEmpty()) {
                return new Step.Await(new Pipeline(commands, last, left, told), new Condition.ChildChanged(0));
            }
            left--;
            told = changed.get().pid() == last ? Integer.toString(changed.get().status()) : told;
        }
        sys.writeFile("/tmp/status", skylab.guest.disk.Bytes.of(told));
        return new Step.Exit(0);
    }
}
