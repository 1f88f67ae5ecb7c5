package skylab.kernel.java;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;

/** Runs snippets in this JVM, on the cell's thread, and keeps what they give and throw as objects. */
final class InProcessControl extends DirectExecutionControl {
    private final CellThread thread;
    private Object result;
    private Throwable thrown;

    InProcessControl(SnippetLoader loader, CellThread thread) {
        super(loader);
        this.thread = thread;
    }

    /** Forgets what the last snippet gave and threw. */
    void reset() {
        result = null;
        thrown = null;
    }

    /** What the last snippet gave; null also when it gave nothing. */
    Object result() {
        return result;
    }

    /** What the last snippet threw; null when it ended well. */
    Throwable thrown() {
        return thrown;
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        try {
            result = thread.call(() -> snippet.invoke(null));
            // The text of the value is made when it is shown, and only then.
            return "";
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        } catch (Throwable e) {
            thrown = e;
            throw new InvocationTargetException(e);
        }
    }

    @Override
    public String varValue(String className, String name) {
        return "";
    }
}
