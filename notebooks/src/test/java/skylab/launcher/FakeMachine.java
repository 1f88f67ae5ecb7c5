package skylab.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A machine made of what a test says. */
record FakeMachine(
        Os os,
        Map<String, String> environment,
        Path home,
        boolean root,
        int javaVersion,
        Set<String> modules,
        Set<String> commands,
        Set<String> patterns,
        long space)
        implements Machine {

    static FakeMachine of(Os os, Map<String, String> environment, Path home) {
        return new FakeMachine(
                os, environment, home, false, 17, Set.of("jdk.jshell"), Set.of(), Set.of(), Long.MAX_VALUE);
    }

    FakeMachine withCommands(String... names) {
        return new FakeMachine(os, environment, home, root, javaVersion, modules, Set.of(names), patterns, space);
    }

    FakeMachine withFiles(String... found) {
        return new FakeMachine(os, environment, home, root, javaVersion, modules, commands, Set.of(found), space);
    }

    FakeMachine withJava(int version, String... names) {
        return new FakeMachine(os, environment, home, root, version, Set.of(names), commands, patterns, space);
    }

    FakeMachine withSpace(long bytes) {
        return new FakeMachine(os, environment, home, root, javaVersion, modules, commands, patterns, bytes);
    }

    FakeMachine asRoot() {
        return new FakeMachine(os, environment, home, true, javaVersion, modules, commands, patterns, space);
    }

    @Override
    public Path javaHome() {
        return Path.of("/java");
    }

    @Override
    public boolean hasModule(String name) {
        return modules.contains(name);
    }

    @Override
    public Optional<Path> command(String name) {
        return commands.contains(name) ? Optional.of(Path.of("/bin", name)) : Optional.empty();
    }

    @Override
    public boolean anyFile(String pattern) {
        return patterns.contains(pattern);
    }

    @Override
    public long usableSpace(Path directory) {
        return space;
    }
}
