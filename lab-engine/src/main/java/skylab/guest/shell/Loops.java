package skylab.guest.shell;

import java.util.List;
import skylab.guest.shell.expand.Expander;
import skylab.guest.shell.syntax.Command;

/** Frames of compound commands. */
final class Loops {
    private Loops() {}

    /** A frame that {@code break} and {@code continue} look for. */
    interface Loop extends Frame {}

    /** An {@code if} whose condition is being executed. */
    record Choice(Command.If choice, int clause) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            if (sh.status == 0) {
                sh.tolerant--;
                sh.push(Execute.of(choice.clauses().get(clause).body()));
            } else if (clause + 1 < choice.clauses().size()) {
                sh.push(new Choice(choice, clause + 1));
                sh.push(Execute.of(choice.clauses().get(clause + 1).condition()));
            } else {
                sh.tolerant--;
                sh.status = 0;
                if (choice.otherwise() != null) {
                    sh.push(Execute.of(choice.otherwise()));
                }
            }
        }

        @Override
        public void unwind(Interpreter sh) {
            sh.tolerant--;
        }
    }

    /** A {@code while} before its condition; the last status of the body is its own. */
    record Repeat(Command.While loop, int last) implements Loop {
        @Override
        public void resume(Interpreter sh) {
            sh.tolerant++;
            sh.push(new Decide(loop, last));
            sh.push(Execute.of(loop.condition()));
        }
    }

    /** A {@code while} after its condition. */
    record Decide(Command.While loop, int last) implements Loop {
        @Override
        public void resume(Interpreter sh) {
            sh.tolerant--;
            if ((sh.status == 0) == loop.until()) {
                sh.status = last;
                return;
            }
            sh.push(new After(loop));
            sh.push(Execute.of(loop.body()));
        }

        @Override
        public void unwind(Interpreter sh) {
            sh.tolerant--;
        }
    }

    /** A {@code while} after its body. */
    record After(Command.While loop) implements Loop {
        @Override
        public void resume(Interpreter sh) {
            sh.push(new Repeat(loop, sh.status));
        }
    }

    /** A {@code for} over values. */
    record Each(Command.For loop, List<String> values, int next) implements Loop {
        @Override
        public void resume(Interpreter sh) {
            if (next < values.size()) {
                Tracing.print(sh, loop.head());
                sh.assign(loop.name(), values.get(next));
                sh.push(new Each(loop, values, next + 1));
                sh.push(Execute.of(loop.body()));
            }
        }
    }

    /** A {@code for} with expressions; the step is done before every round but the first. */
    record Counting(Command.ArithmeticFor loop, boolean step) implements Loop {
        @Override
        public void resume(Interpreter sh) {
            Expander expander = new Expander(new ShellContext(sh, List.of()));
            if (step) {
                expander.arithmetic(loop.step());
            }
            if (isUnconditional() || expander.arithmetic(loop.condition()) != 0) {
                sh.push(new Counting(loop, true));
                sh.push(Execute.of(loop.body()));
            }
        }

        /** Whether it is written without a condition. */
        boolean isUnconditional() {
            return loop.condition()
                    .equals(new skylab.guest.shell.syntax.Word(
                            List.of(new skylab.guest.shell.syntax.Part.DoubleQuoted(List.of()))));
        }
    }

    /** A {@code select} that shows its menu or reads an answer. */
    record Menu(String name, List<String> values, Command body, boolean show, String typed) implements Loop {
        @Override
        public void resume(Interpreter sh) {
            if (show) {
                StringBuilder menu = new StringBuilder();
                for (int i = 0; i < values.size(); i++) {
                    menu.append(i + 1).append(") ").append(values.get(i)).append('\n');
                }
                String prompt = sh.value("PS3");
                sh.push(new Menu(name, values, body, false, ""));
                sh.print(2, menu + (prompt == null ? "#? " : prompt));
                return;
            }
            var line = Lines.read(sh, 0, typed, '\n', -1);
            if (line.waiting()) {
                sh.await(
                        new Menu(name, values, body, false, line.text()),
                        new skylab.guest.process.Condition.Readable(0));
                return;
            }
            if (line.end()) {
                sh.status = 1;
                return;
            }
            String answer = line.text().strip();
            int number = answer.matches("[0-9]{1,6}") ? Integer.parseInt(answer) : 0;
            sh.assign("REPLY", answer);
            sh.assign(name, number >= 1 && number <= values.size() ? values.get(number - 1) : "");
            sh.push(new Menu(name, values, body, true, ""));
            sh.push(Execute.of(body));
        }
    }
}
