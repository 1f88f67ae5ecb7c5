package skylab.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Signals of the operating system. By reflection: the JDK has the class everywhere, but warns of naming it. */
final class Signals {
    private Signals() {}

    /** Runs an action when a signal comes; where there are no signals, does nothing. */
    static void on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // No such signal here: the front end interrupts by message.
            return;
        }
    }
}
