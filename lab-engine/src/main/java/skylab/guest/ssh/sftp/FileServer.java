package skylab.guest.ssh.sftp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.client.Patterns;

/**
 * The server of files, {@code sftp-server}: answers requests from standard input.
 *
 * @param input what came and is no whole request yet
 * @param unsent answers that could not be written yet
 */
public record FileServer(Bytes input, Bytes unsent) implements Program {
    /** A server that was asked nothing yet. */
    public static final FileServer NEW = new FileServer(Bytes.EMPTY, Bytes.EMPTY);

    private static final int PART = 1 << 18;

    @Override
    public Step step(Syscalls sys) {
        Bytes out = unsent;
        Chunk chunk = sys.read(0, PART);
        Bytes all = input.plus(chunk.bytes());
        try {
            for (var next = Packet.parse(all); next.isPresent(); next = Packet.parse(all)) {
                out = out.plus(answer(sys, next.get().packet()).encoded());
                all = next.get().rest();
            }
        } catch (IllegalArgumentException e) {
            sys.print(2, "bad message from client\n");
            return new Step.Exit(11);
        }
        while (!out.isEmpty()) {
            int taken = sys.write(1, out);
            if (taken == 0) {
                return new Step.Await(new FileServer(all, out), new Condition.Writable(1));
            }
            out = out.slice(taken, out.size());
        }
        return chunk.end() && chunk.bytes().isEmpty()
                ? new Step.Exit(0)
                : new Step.Await(new FileServer(all, out), new Condition.Readable(0));
    }

    /** Does what is asked with the files of this machine; an error is an answer too. */
    static Packet answer(Syscalls sys, Packet request) {
        try {
            return work(sys, request);
        } catch (Errno e) {
            return Packet.of(e.code().name(), e.text());
        } catch (RuntimeException e) {
            return Packet.of("EINVAL", "Failure");
        }
    }

    private static Packet work(Syscalls sys, Packet request) {
        String first = request.argument(0);
        switch (request.word()) {
            case "STAT":
                return Packet.of(Packet.OK, Attributes.of(sys.stat(first)).toString());
            case "LSTAT":
                return Packet.of(Packet.OK, Attributes.of(sys.linkStat(first)).toString());
            case "LIST":
                return list(sys, first);
            case "GLOB":
                return glob(sys, first);
            case "READ":
                Chunk chunk = sys.read(Integer.parseInt(first), PART);
                return new Packet(Packet.OK, List.of(), chunk.bytes());
            case "OPEN":
                return open(sys, first, request.argument(1).equals("w"), Integer.parseInt(request.argument(2)));
            case "WRITE":
                sys.write(Integer.parseInt(first), request.data());
                return Packet.of(Packet.OK);
            case "SEEK":
                sys.seek(Integer.parseInt(first), Long.parseLong(request.argument(1)));
                return Packet.of(Packet.OK);
            case "READLINK":
                return Packet.of(Packet.OK, sys.readLink(first));
            case "CLOSE":
                sys.close(Integer.parseInt(first));
                return Packet.of(Packet.OK);
            case "REALPATH":
                return Packet.of(Packet.OK, sys.realPath(first));
            default:
                change(sys, request, first);
                return Packet.of(Packet.OK);
        }
    }

    private static void change(Syscalls sys, Packet request, String first) {
        switch (request.word()) {
            case "MKDIR" -> sys.makeDirectory(first, Integer.parseInt(request.argument(1)));
            case "RMDIR" -> sys.removeDirectory(first);
            case "REMOVE" -> sys.unlink(first);
            case "RENAME" -> sys.rename(first, request.argument(1));
            case "SYMLINK" -> sys.symlink(first, request.argument(1));
            case "CHMOD" -> sys.changeMode(first, Integer.parseInt(request.argument(1)));
            case "CHOWN" ->
                sys.changeOwner(
                        first, Integer.parseInt(request.argument(1)), Integer.parseInt(request.argument(2)), true);
            case "TIMES" ->
                sys.changeTimes(
                        first,
                        Instant.ofEpochSecond(Long.parseLong(request.argument(1))),
                        Instant.ofEpochSecond(Long.parseLong(request.argument(2))));
            default -> throw new Errno(Errno.Code.EINVAL);
        }
    }

    private static Packet open(Syscalls sys, String path, boolean write, int permissions) {
        Set<OpenFlag> flags =
                write ? EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE) : EnumSet.of(OpenFlag.READ);
        return Packet.of(Packet.OK, Integer.toString(sys.open(path, flags, permissions)));
    }

    // Name and attributes by turns.
    private static Packet list(Syscalls sys, String directory) {
        List<String> all = new ArrayList<>();
        for (String name : sys.list(directory)) {
            all.add(name);
            all.add(Attributes.of(sys.linkStat(directory + "/" + name)).toString());
        }
        return new Packet(Packet.OK, all, Bytes.EMPTY);
    }

    // What a pattern in the last part of a path stands for; itself if for nothing.
    private static Packet glob(Syscalls sys, String pattern) {
        int slash = pattern.lastIndexOf('/');
        String directory = slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash);
        String name = pattern.substring(slash + 1);
        List<String> found = new ArrayList<>();
        if ((name.contains("*") || name.contains("?")) && sys.exists(directory)) {
            sys.list(directory).stream()
                    .filter(one -> (!one.startsWith(".") || name.startsWith(".")) && Patterns.matches(name, one))
                    .forEach(one -> found.add(pattern.substring(0, slash + 1) + one));
        }
        return new Packet(Packet.OK, found.isEmpty() ? List.of(pattern) : found, Bytes.EMPTY);
    }
}
