package skylab.world;

/** The thread that changes a world was interrupted on the way: the change is given up, and the world is as it was. */
public final class Interruption extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Interruption() {
        super("interrupted: the lab is as it was before");
    }

    /**
     * To be called now and then by what may take long. The thread stays interrupted, so that nothing long begins after it.
     *
     * @throws Interruption if the thread is interrupted
     */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interruption();
        }
    }
}
