package skylab.guest.shell;

import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.FileType;
import skylab.guest.process.Errno;
import skylab.guest.process.Stat;
import skylab.guest.shell.expand.ExpansionError;

/** The tests that {@code [} and {@code [[} share. */
final class Predicates {
    private Predicates() {}

    static boolean compare(String operator, long a, long b) {
        return switch (operator) {
            case "-eq" -> a == b;
            case "-ne" -> a != b;
            case "-lt" -> a < b;
            case "-le" -> a <= b;
            case "-gt" -> a > b;
            default -> a >= b;
        };
    }

    private static Optional<Stat> stat(Interpreter sh, String path, boolean follow) {
        try {
            return Optional.of(follow ? sh.sys.stat(path) : sh.sys.linkStat(path));
        } catch (Errno e) {
            return Optional.empty();
        }
    }

    private static boolean is(Interpreter sh, String path, FileType type) {
        return stat(sh, path, true).filter(stat -> stat.type() == type).isPresent();
    }

    static boolean unary(Interpreter sh, String operator, String operand) {
        return switch (operator) {
            case "-z" -> operand.isEmpty();
            case "-n" -> !operand.isEmpty();
            case "-e", "-a" -> stat(sh, operand, true).isPresent();
            case "-f" -> is(sh, operand, FileType.REGULAR);
            case "-d" -> is(sh, operand, FileType.DIRECTORY);
            case "-b" -> is(sh, operand, FileType.BLOCK_DEVICE);
            case "-c" -> is(sh, operand, FileType.CHARACTER_DEVICE);
            case "-p" -> is(sh, operand, FileType.FIFO);
            case "-S" -> is(sh, operand, FileType.SOCKET);
            case "-L", "-h" ->
                stat(sh, operand, false)
                        .filter(s -> s.type() == FileType.SYMLINK)
                        .isPresent();
            case "-s" -> stat(sh, operand, true).filter(s -> s.size() > 0).isPresent();
            case "-r" -> stat(sh, operand, true).isPresent() && sh.sys.mayRead(operand);
            case "-w" -> stat(sh, operand, true).isPresent() && sh.sys.mayWrite(operand);
            case "-x" -> stat(sh, operand, true).isPresent() && sh.sys.mayExecute(operand);
            case "-u" ->
                stat(sh, operand, true)
                        .filter(s -> (s.permissions() & 04000) != 0)
                        .isPresent();
            case "-g" ->
                stat(sh, operand, true)
                        .filter(s -> (s.permissions() & 02000) != 0)
                        .isPresent();
            case "-k" ->
                stat(sh, operand, true)
                        .filter(s -> (s.permissions() & 01000) != 0)
                        .isPresent();
            case "-O" ->
                stat(sh, operand, true)
                        .filter(s -> s.uid() == sh.sys.identity().uid())
                        .isPresent();
            case "-G" ->
                stat(sh, operand, true)
                        .filter(s -> s.gid() == sh.sys.identity().gid())
                        .isPresent();
            case "-t" -> operand.matches("[0-9]{1,4}") && sh.sys.isTerminal(Integer.parseInt(operand));
            case "-o" -> sh.option(operand);
            case "-v" -> isSet(sh, operand);
            default -> throw new ExpansionError(operator + ": unary operator expected", false);
        };
    }

    private static boolean isSet(Interpreter sh, String name) {
        int open = name.indexOf('[');
        var variable = sh.variables.get(open > 0 ? name.substring(0, open) : name);
        if (variable == null || open < 0) {
            return variable != null && variable.isSet();
        }
        String subscript = name.substring(open + 1, name.length() - 1);
        return variable.keys().stream().anyMatch(key -> key.toString().equals(subscript));
    }

    static boolean binary(Interpreter sh, String left, String operator, String right) {
        boolean files = Set.of("-ef", "-nt", "-ot").contains(operator);
        Optional<Stat> a = files ? stat(sh, left, true) : Optional.empty();
        Optional<Stat> b = files ? stat(sh, right, true) : Optional.empty();
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "-ef" -> a.isPresent() && b.isPresent() && a.get().same(b.get());
            case "-nt" ->
                a.isPresent()
                        && (b.isEmpty() || a.get().modified().isAfter(b.get().modified()));
            case "-ot" ->
                b.isPresent()
                        && (a.isEmpty() || a.get().modified().isBefore(b.get().modified()));
            default -> compare(operator, number(left), number(right));
        };
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new ExpansionError(text + ": integer expression expected", false);
        }
    }
}
