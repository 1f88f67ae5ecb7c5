package skylab.guest.shell;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Condition;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * Loops that go round without getting anywhere, such as {@code while :; do :; done}. A shell that comes back to a state
 * it was in already, and has asked its kernel for nothing that could change in the meantime, goes round until a signal
 * comes: there is nothing to be computed until then.
 */
final class Spinning {
    // So many frames are tried; a round that takes more is computed.
    private static final int TRIAL = 1000;

    // What a process is told of itself, which changes by nobody but itself.
    private static final Set<String> STILL =
            Set.of("pid", "argv", "env", "umask", "identity", "isOpen", "descriptors", "ignoredSignals", "discards");

    /** The trial asked for something that others change, or that others notice. */
    private static final class Stirred extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stirred() {
            super("", null, false, false);
        }
    }

    /** What a trial may ask for; writing where nothing is kept is allowed. */
    private record Stillness(Syscalls sys) implements InvocationHandler {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            boolean prints =
                    method.getName().equals("print") || method.getName().equals("write");
            if (!STILL.contains(method.getName()) && !(prints && sys.discards((Integer) arguments[0]))) {
                throw new Stirred();
            }
            try {
                return method.invoke(sys, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private Spinning() {}

    /** The step that a spinning shell ends with; nothing is changed if it does not spin. */
    static Optional<Step> of(Interpreter sh) {
        Syscalls still = (Syscalls) Proxy.newProxyInstance(
                Syscalls.class.getClassLoader(), new Class<?>[] {Syscalls.class}, new Stillness(sh.sys));
        Interpreter trial = new Interpreter(sh.freeze(), still);
        Shell seen = null;
        int renewed = 1;
        try {
            for (int i = 0; i < TRIAL; i++) {
                if (trial.once().isPresent()) {
                    return Optional.empty();
                }
                boolean round = !trial.frames.isEmpty() && trial.frames.get(0) instanceof Loops.Loop;
                Shell now = round ? trial.freeze() : null;
                if (round && now.equals(seen)) {
                    trial.push(new Computing(sh.sys.monotonic()));
                    return Optional.of(new Step.Await(trial.freeze(), new Condition.Signalled()));
                }
                // A cycle of any length is found by a mark that is moved ever more rarely.
                if (round && i >= renewed) {
                    seen = now;
                    renewed = 2 * i;
                }
            }
        } catch (Stirred e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
