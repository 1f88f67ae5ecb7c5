package skylab.guest.shell;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.TreePMap;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.syntax.Redirect;

/** Redirections of descriptors, and their taking back. */
final class Redirections {
    private Redirections() {}

    /** What was redirected: where the former descriptors are, -1 for those that were not open. */
    record Applied(TreePMap<Integer, Integer> saved, boolean failed) {
        Restore restoring() {
            return new Restore(saved);
        }
    }

    /** Takes redirections back. */
    record Restore(TreePMap<Integer, Integer> saved) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            for (Map.Entry<Integer, Integer> entry : saved.entrySet()) {
                sh.sys.close(entry.getKey());
                if (entry.getValue() >= 0) {
                    sh.sys.duplicateTo(entry.getValue(), entry.getKey());
                    sh.sys.close(entry.getValue());
                }
            }
        }

        @Override
        public void unwind(Interpreter sh) {
            resume(sh);
        }

        /** Keeps the redirections for good, as {@code exec} does. */
        void forget(Interpreter sh) {
            saved.values().stream().filter(fd -> fd >= 0).forEach(sh.sys::close);
        }
    }

    /** Does redirections one after the other; at the first refusal says so and takes all back. */
    static Applied apply(Interpreter sh, List<Redirect> redirects, Expander expander) {
        TreePMap<Integer, Integer> saved = TreePMap.empty();
        try {
            for (Redirect redirect : redirects) {
                saved = apply(sh, redirect, expander, saved);
            }
            return new Applied(saved, false);
        } catch (Refused e) {
            new Restore(e.saved).resume(sh);
            sh.complain(e.getMessage());
            return new Applied(TreePMap.empty(), true);
        } catch (skylab.guest.shell.expand.SubstitutionNeeded | skylab.guest.shell.expand.ExpansionError e) {
            new Restore(saved).resume(sh);
            throw e;
        }
    }

    private static final class Refused extends RuntimeException {
        private final transient TreePMap<Integer, Integer> saved;

        Refused(String message, TreePMap<Integer, Integer> saved) {
            super(message, null, false, false);
            this.saved = saved;
        }
    }

    private static TreePMap<Integer, Integer> save(Interpreter sh, int fd, TreePMap<Integer, Integer> saved) {
        return saved.containsKey(fd)
                ? saved
                : saved.plus(fd, sh.sys.isOpen(fd) ? sh.sys.duplicate(fd, Interpreter.HIDDEN) : -1);
    }

    private static TreePMap<Integer, Integer> apply(
            Interpreter sh, Redirect redirect, Expander expander, TreePMap<Integer, Integer> before) {
        Redirect.Operator operator = redirect.operator();
        boolean output =
                switch (operator) {
                    case WRITE, APPEND, CLOBBER, DUPLICATE_OUTPUT, WRITE_BOTH, APPEND_BOTH -> true;
                    default -> false;
                };
        if (redirect.variable() != null) {
            chosen(sh, redirect, expander, before);
            return before;
        }
        int fd = redirect.fd() >= 0 ? redirect.fd() : output ? 1 : 0;
        String target = operator == Redirect.Operator.HERE_DOCUMENT || operator == Redirect.Operator.HERE_STRING
                ? expander.single(redirect.target())
                : file(redirect, expander, before);
        boolean duplicates = operator == Redirect.Operator.DUPLICATE_INPUT
                || operator == Redirect.Operator.DUPLICATE_OUTPUT
                        && (target.matches("[0-9]+-?|-") || redirect.fd() >= 0);
        boolean both = operator == Redirect.Operator.WRITE_BOTH
                || operator == Redirect.Operator.APPEND_BOTH
                || operator == Redirect.Operator.DUPLICATE_OUTPUT && !duplicates;
        TreePMap<Integer, Integer> saved = save(sh, fd, before);
        if (both) {
            saved = save(sh, 2, saved);
        }
        try {
            if (duplicates) {
                duplicate(sh, fd, target);
                return saved;
            }
            int opened = open(sh, operator, target);
            if (opened != fd) {
                sh.sys.duplicateTo(opened, fd);
                sh.sys.close(opened);
            }
            if (both) {
                sh.sys.duplicateTo(fd, 2);
            }
            return saved;
        } catch (Refused e) {
            throw new Refused(e.getMessage(), saved);
        } catch (Errno e) {
            throw new Refused(target + ": " + e.text(), saved);
        }
    }

    /** {@code {name}>file}: a descriptor that stays open, and whose number the variable gets; {@code {name}>&-} closes it. */
    private static void chosen(
            Interpreter sh, Redirect redirect, Expander expander, TreePMap<Integer, Integer> before) {
        Redirect.Operator operator = redirect.operator();
        boolean document = operator == Redirect.Operator.HERE_DOCUMENT || operator == Redirect.Operator.HERE_STRING;
        String target = document ? expander.single(redirect.target()) : file(redirect, expander, before);
        boolean copies =
                operator == Redirect.Operator.DUPLICATE_INPUT || operator == Redirect.Operator.DUPLICATE_OUTPUT;
        try {
            if (copies && target.equals("-")) {
                String number = sh.value(redirect.variable());
                if (number == null || !number.matches("[0-9]{1,4}")) {
                    throw new Refused(redirect.variable() + ": Bad file descriptor", before);
                }
                sh.sys.close(Integer.parseInt(number));
                return;
            }
            if (copies && !target.matches("[0-9]{1,4}")) {
                throw new Errno(Errno.Code.EBADF);
            }
            int opened = copies ? Integer.parseInt(target) : open(sh, operator, target);
            int fd = sh.sys.duplicate(opened, 10);
            if (!copies) {
                sh.sys.close(opened);
            }
            sh.assign(redirect.variable(), Integer.toString(fd));
        } catch (Errno e) {
            throw new Refused(target + ": " + e.text(), before);
        }
    }

    private static String file(Redirect redirect, Expander expander, TreePMap<Integer, Integer> saved) {
        List<String> fields = expander.fields(List.of(redirect.target()));
        if (fields.size() != 1) {
            throw new Refused(redirect.target().plain().orElse("$" + "target") + ": ambiguous redirect", saved);
        }
        return fields.get(0);
    }

    private static void duplicate(Interpreter sh, int fd, String target) {
        if (target.equals("-")) {
            sh.sys.close(fd);
            return;
        }
        boolean move = target.endsWith("-");
        String digits = move ? target.substring(0, target.length() - 1) : target;
        int from = digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : -1;
        if (from < 0 || !sh.sys.isOpen(from)) {
            throw new Errno(Errno.Code.EBADF);
        }
        if (from != fd) {
            sh.sys.duplicateTo(from, fd);
            if (move) {
                sh.sys.close(from);
            }
        }
    }

    private static int open(Interpreter sh, Redirect.Operator operator, String target) {
        return switch (operator) {
            case READ -> sh.sys.open(target, Set.of(OpenFlag.READ), 0);
            case READ_WRITE -> sh.sys.open(target, Set.of(OpenFlag.READ, OpenFlag.WRITE, OpenFlag.CREATE), 0666);
            case APPEND, APPEND_BOTH ->
                sh.sys.open(target, Set.of(OpenFlag.WRITE, OpenFlag.APPEND, OpenFlag.CREATE), 0666);
            case HERE_DOCUMENT -> document(sh, target);
            case HERE_STRING -> document(sh, target + "\n");
            default -> {
                if (operator == Redirect.Operator.WRITE
                        && sh.option("noclobber")
                        && sh.sys.exists(target)
                        && sh.sys.stat(target).isRegular()) {
                    throw new Refused(target + ": cannot overwrite existing file", TreePMap.empty());
                }
                yield sh.sys.open(target, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666);
            }
        };
    }

    /** A temporary file that has no name any more, as bash makes for long documents. */
    private static int document(Interpreter sh, String text) {
        String path = "/tmp/sh-thd." + sh.sys.pid();
        sh.sys.writeFile(path, Bytes.of(text));
        int fd = sh.sys.open(path, Set.of(OpenFlag.READ), 0);
        sh.sys.unlink(path);
        return fd;
    }
}
