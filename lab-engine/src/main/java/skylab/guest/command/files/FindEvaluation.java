package skylab.guest.command.files;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePVector;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;

/**
 * Asks the tests of {@code find} about one file. When a command has to be executed, the evaluation stops and is begun
 * again with its answer; what other actions have answered is kept, so that nothing is done twice.
 */
final class FindEvaluation {
    private final Syscalls sys;
    private final Output out;
    private final String path;
    private final int level;
    private final Stat stat;
    private TreePVector<Boolean> answers;
    private int asked;
    private Optional<FindPredicate.Exec> command = Optional.empty();
    private final List<String> forMany = new ArrayList<>();
    private boolean pruned;
    private boolean over;
    private boolean troubled;

    FindEvaluation(Syscalls sys, Output out, String path, int level, Stat stat, TreePVector<Boolean> answers) {
        this.sys = sys;
        this.out = out;
        this.path = path;
        this.level = level;
        this.stat = stat;
        this.answers = answers;
    }

    /** A command whose answer is needed. */
    Optional<FindPredicate.Exec> command() {
        return command;
    }

    /** What actions have answered so far. */
    TreePVector<Boolean> answers() {
        return answers;
    }

    /** The file, if it is for a command that is given many. */
    List<String> forMany() {
        return forMany;
    }

    boolean isPruned() {
        return pruned;
    }

    boolean isOver() {
        return over;
    }

    boolean isTroubled() {
        return troubled;
    }

    /** The answer; of no meaning if a command is needed. */
    boolean run(FindPredicate test) {
        if (command.isPresent() || over) {
            return false;
        }
        if (test instanceof FindPredicate.And and) {
            return run(and.first()) && run(and.second());
        } else if (test instanceof FindPredicate.Or or) {
            boolean first = run(or.first());
            return first || run(or.second());
        } else if (test instanceof FindPredicate.Comma comma) {
            run(comma.first());
            return run(comma.second());
        } else if (test instanceof FindPredicate.Not not) {
            return !run(not.test());
        } else if (test instanceof FindPredicate.Exec exec) {
            if (asked < answers.size()) {
                return answers.get(asked++);
            }
            command = Optional.of(exec);
            return false;
        } else if (isAction(test)) {
            if (asked < answers.size()) {
                return answers.get(asked++);
            }
            boolean answer = act(test);
            answers = answers.plus(answer);
            asked++;
            return answer;
        }
        return ask(test);
    }

    private static boolean isAction(FindPredicate test) {
        return test instanceof FindPredicate.Print
                || test instanceof FindPredicate.Printf
                || test instanceof FindPredicate.Delete;
    }

    private boolean act(FindPredicate test) {
        if (test instanceof FindPredicate.Print print) {
            out.print(path + print.end());
        } else if (test instanceof FindPredicate.Printf printf) {
            out.print(new FindFormat(sys, path, level, stat).text(printf.format()));
        } else {
            return delete();
        }
        return true;
    }

    private boolean delete() {
        if (path.equals(".")) {
            return true;
        }
        try {
            if (sys.linkStat(path).isDirectory()) {
                sys.removeDirectory(path);
            } else {
                sys.unlink(path);
            }
            return true;
        } catch (Errno e) {
            out.complain("cannot delete " + Paths.quoted(path) + ": " + e.text());
            troubled = true;
            return false;
        }
    }

    private boolean ask(FindPredicate test) {
        if (test instanceof FindPredicate.Name name) {
            return name.pattern().matcher(name.path() ? path : Paths.name(path)).matches();
        } else if (test instanceof FindPredicate.Type type) {
            return type.types().contains(stat.type());
        } else if (test instanceof FindPredicate.Number number) {
            return compare(value(number.quantity(), number.unit()), number.comparison(), number.number());
        } else if (test instanceof FindPredicate.Age age) {
            Instant time =
                    switch (age.time()) {
                        case ACCESSED -> stat.accessed();
                        case MODIFIED -> stat.modified();
                        case CHANGED -> stat.changed();
                    };
            long units = Math.floorDiv(
                    Duration.between(time, sys.now()).getSeconds(), age.unit().getSeconds());
            return compare(units, age.comparison(), age.number());
        } else if (test instanceof FindPredicate.Newer newer) {
            return stat.modified().isAfter(newer.than());
        } else if (test instanceof FindPredicate.Permissions wanted) {
            int bits = stat.permissions();
            return switch (wanted.comparison()) {
                case '-' -> (bits & wanted.bits()) == wanted.bits();
                case '/' -> wanted.bits() == 0 || (bits & wanted.bits()) != 0;
                default -> bits == wanted.bits();
            };
        } else if (test instanceof FindPredicate.Access access) {
            return access.how() == 'r'
                    ? sys.mayRead(path)
                    : access.how() == 'w' ? sys.mayWrite(path) : sys.mayExecute(path);
        } else if (test instanceof FindPredicate.Empty) {
            return isEmpty();
        } else if (test instanceof FindPredicate.Constant constant) {
            return constant.value();
        } else if (test instanceof FindPredicate.Prune) {
            pruned = true;
        } else if (test instanceof FindPredicate.Quit) {
            over = true;
        } else {
            forMany.add(path);
        }
        return true;
    }

    private boolean isEmpty() {
        try {
            return stat.isDirectory() ? sys.list(path).isEmpty() : stat.isRegular() && stat.size() == 0;
        } catch (Errno e) {
            out.complain(Paths.quoted(path) + ": " + e.text());
            troubled = true;
            return false;
        }
    }

    private long value(FindPredicate.Quantity quantity, long unit) {
        return switch (quantity) {
            case SIZE -> (stat.size() + unit - 1) / unit;
            case LINKS -> stat.links();
            case INODE -> stat.inode();
            case UID -> stat.uid();
            case GID -> stat.gid();
        };
    }

    private static boolean compare(long value, char comparison, long number) {
        return comparison == '+' ? value > number : comparison == '-' ? value < number : value == number;
    }
}
