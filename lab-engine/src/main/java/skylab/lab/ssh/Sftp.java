package skylab.lab.ssh;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import skylab.guest.disk.Bytes;
import skylab.guest.ssh.sftp.Attributes;
import skylab.guest.ssh.sftp.Packet;

/**
 * The SSH File Transfer Protocol, version 3 (draft-ietf-secsh-filexfer-02), of clients outside, in front of an emulated
 * machine's own file server.
 */
final class Sftp {
    // What is asked.
    private static final int INIT = 1;
    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int READ = 5;
    private static final int WRITE = 6;
    private static final int LSTAT = 7;
    private static final int FSTAT = 8;
    private static final int SETSTAT = 9;
    private static final int FSETSTAT = 10;
    private static final int OPENDIR = 11;
    private static final int READDIR = 12;
    private static final int REMOVE = 13;
    private static final int MKDIR = 14;
    private static final int RMDIR = 15;
    private static final int REALPATH = 16;
    private static final int STAT = 17;
    private static final int RENAME = 18;
    private static final int READLINK = 19;
    private static final int SYMLINK = 20;

    // What is answered.
    private static final int VERSION = 2;
    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int DATA = 103;
    private static final int NAME = 104;
    private static final int ATTRS = 105;

    private static final int OK = 0;
    private static final int EOF = 1;
    private static final int FAILURE = 4;
    private static final int UNSUPPORTED = 8;
    private static final Map<String, Integer> CODES = Map.of("ENOENT", 2, "EACCES", 3, "EPERM", 3);

    private static final int WITH_SIZE = 1;
    private static final int WITH_OWNER = 2;
    private static final int WITH_MODE = 4;
    private static final int WITH_TIMES = 8;
    private static final int FOR_READING = 1;
    private static final int FOR_WRITING = 2;
    private static final int AT_END = 4;
    private static final int LONGEST = 1 << 18;

    private final Function<Packet, Packet> server;
    private final Map<String, Open> handles = new HashMap<>();
    private int number;

    /** A file or directory that is open, and what was read of it before it was asked for; a directory has no descriptor. */
    private static final class Open {
        private final String path;
        private final String fd;
        private long at;
        private long aheadAt;
        private Bytes ahead = Bytes.EMPTY;
        private Optional<Packet> list;

        Open(String path, String fd, Optional<Packet> list) {
            this.path = path;
            this.fd = fd;
            this.list = list;
        }
    }

    /** The server has refused. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int code;

        Refused(int code, String text) {
            super(text);
            this.code = code;
        }
    }

    /**
     * A conversation.
     *
     * @param server the machine's file server
     */
    Sftp(Function<Packet, Packet> server) {
        this.server = server;
    }

    /** The answer to a request, both without their length. */
    byte[] answer(byte[] request) {
        ByteArrayBuffer in = new ByteArrayBuffer(request);
        ByteArrayBuffer out = new ByteArrayBuffer();
        int type = in.getUByte();
        if (type == INIT) {
            out.putByte((byte) VERSION);
            out.putInt(3);
            return out.getCompactData();
        }
        int id = in.getInt();
        try {
            answer(type, id, in, out);
        } catch (Refused e) {
            out.clear();
            status(out, id, e.code, e.getMessage());
        }
        return out.getCompactData();
    }

    private void answer(int type, int id, ByteArrayBuffer in, ByteArrayBuffer out) {
        String first = text(in);
        switch (type) {
            case OPEN -> handle(out, id, open(first, in));
            case OPENDIR -> {
                String path = ask("REALPATH", first).argument(0);
                handle(out, id, new Open(path, "", Optional.of(ask("LIST", path))));
            }
            case READ -> read(out, id, opened(first), in.getLong(), in.getInt());
            case READDIR -> list(out, id, opened(first));
            case STAT -> attributes(head(out, ATTRS, id), attributes("STAT", first));
            case LSTAT -> attributes(head(out, ATTRS, id), attributes("LSTAT", first));
            case FSTAT -> attributes(head(out, ATTRS, id), attributes("STAT", opened(first).path));
            case REALPATH ->
                name(out, id, ask("REALPATH", first.isEmpty() ? "." : first).argument(0));
            case READLINK -> name(out, id, ask("READLINK", first).argument(0));
            default -> {
                change(type, first, in);
                status(out, id, OK, "Success");
            }
        }
    }

    private void change(int type, String first, ByteArrayBuffer in) {
        switch (type) {
            case WRITE -> write(opened(first), in.getLong(), in.getBytes());
            case CLOSE -> {
                Open file = opened(first);
                handles.remove(first);
                if (!file.fd.isEmpty()) {
                    ask("CLOSE", file.fd);
                }
            }
            case SETSTAT -> set(first, in);
            case FSETSTAT -> set(opened(first).path, in);
            case REMOVE -> ask("REMOVE", first);
            case MKDIR -> ask("MKDIR", first, Integer.toString(mode(in, 0777)));
            case RMDIR -> ask("RMDIR", first);
            case RENAME -> ask("RENAME", first, text(in));
            // OpenSSH gives the target first.
            case SYMLINK -> ask("SYMLINK", first, text(in));
            default -> throw new Refused(UNSUPPORTED, "Skylab does not emulate this operation");
        }
    }

    private Open open(String path, ByteArrayBuffer in) {
        int flags = in.getInt();
        boolean write = (flags & FOR_WRITING) != 0;
        if ((flags & AT_END) != 0 || (write && (flags & FOR_READING) != 0)) {
            throw new Refused(UNSUPPORTED, "Skylab opens files to read them or to write them anew");
        }
        String fd = ask("OPEN", path, write ? "w" : "r", Integer.toString(mode(in, 0666)))
                .argument(0);
        return new Open(path, fd, Optional.empty());
    }

    // The server reads in parts of its own size.
    private void read(ByteArrayBuffer out, int id, Open file, long offset, int wanted) {
        if (offset < file.aheadAt || offset >= file.aheadAt + file.ahead.size()) {
            seek(file, offset);
            file.ahead = ask("READ", file.fd).data();
            file.aheadAt = offset;
            file.at += file.ahead.size();
        }
        int from = (int) (offset - file.aheadAt);
        Bytes part = file.ahead.slice(from, (int) Math.min(file.ahead.size(), from + (long) Math.min(wanted, LONGEST)));
        if (part.isEmpty()) {
            status(out, id, EOF, "End of file");
        } else {
            head(out, DATA, id).putBytes(part.toArray());
        }
    }

    private void write(Open file, long offset, byte[] data) {
        seek(file, offset);
        checked(server.apply(new Packet("WRITE", List.of(file.fd), Bytes.of(data))));
        file.at += data.length;
    }

    private void seek(Open file, long offset) {
        if (file.at != offset) {
            ask("SEEK", file.fd, Long.toString(offset));
            file.at = offset;
        }
    }

    private void list(ByteArrayBuffer out, int id, Open directory) {
        List<String> all = directory.list.map(Packet::arguments).orElse(List.of());
        directory.list = Optional.empty();
        if (all.isEmpty()) {
            status(out, id, EOF, "End of file");
            return;
        }
        head(out, NAME, id).putInt(all.size() / 2);
        for (int i = 0; i + 1 < all.size(); i += 2) {
            Attributes of = Attributes.parse(all.get(i + 1));
            out.putString(all.get(i));
            out.putString(of.line(all.get(i)));
            attributes(out, of);
        }
    }

    private void set(String path, ByteArrayBuffer in) {
        int given = in.getInt();
        if ((given & WITH_SIZE) != 0 && in.getLong() != attributes("STAT", path).size()) {
            throw new Refused(UNSUPPORTED, "Skylab does not emulate cutting a file");
        }
        if ((given & WITH_OWNER) != 0) {
            ask("CHOWN", path, Integer.toString(in.getInt()), Integer.toString(in.getInt()));
        }
        if ((given & WITH_MODE) != 0) {
            ask("CHMOD", path, Integer.toString(in.getInt() & 07777));
        }
        if ((given & WITH_TIMES) != 0) {
            ask("TIMES", path, Long.toString(in.getUInt()), Long.toString(in.getUInt()));
        }
    }

    private static int mode(ByteArrayBuffer in, int otherwise) {
        int given = in.getInt();
        if ((given & WITH_SIZE) != 0) {
            in.getLong();
        }
        if ((given & WITH_OWNER) != 0) {
            in.getLong();
        }
        return (given & WITH_MODE) == 0 ? otherwise : in.getInt() & 07777;
    }

    private Open opened(String handle) {
        return Optional.ofNullable(handles.get(handle))
                .orElseThrow(() -> new Refused(FAILURE, "there is no such handle"));
    }

    private Attributes attributes(String word, String path) {
        return Attributes.parse(ask(word, path).argument(0));
    }

    private Packet ask(String word, String... arguments) {
        return checked(server.apply(Packet.of(word, arguments)));
    }

    private static Packet checked(Packet answer) {
        if (!answer.ok()) {
            throw new Refused(CODES.getOrDefault(answer.word(), FAILURE), answer.argument(0));
        }
        return answer;
    }

    private static String text(ByteArrayBuffer in) {
        return new String(in.getBytes(), StandardCharsets.UTF_8);
    }

    private static ByteArrayBuffer head(ByteArrayBuffer out, int type, int id) {
        out.putByte((byte) type);
        out.putInt(id);
        return out;
    }

    private void handle(ByteArrayBuffer out, int id, Open file) {
        String name = Integer.toString(number++);
        handles.put(name, file);
        head(out, HANDLE, id).putString(name);
    }

    private static void name(ByteArrayBuffer out, int id, String path) {
        head(out, NAME, id).putInt(1);
        out.putString(path);
        out.putString(path);
        out.putInt(0);
    }

    private static void status(ByteArrayBuffer out, int id, int code, String text) {
        head(out, STATUS, id).putInt(code);
        out.putString(text);
        out.putString("en");
    }

    private static void attributes(ByteArrayBuffer out, Attributes of) {
        int kind = of.kind() == 'd' ? 0040000 : of.kind() == 'l' ? 0120000 : of.kind() == '-' ? 0100000 : 0020000;
        out.putInt(WITH_SIZE | WITH_OWNER | WITH_MODE | WITH_TIMES);
        out.putLong(of.size());
        out.putInt(of.uid());
        out.putInt(of.gid());
        out.putInt(kind | of.permissions());
        out.putInt((int) of.accessed());
        out.putInt((int) of.modified());
    }
}
