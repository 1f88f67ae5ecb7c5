package skylab.world;

/** An event by which something that was asked for comes to its end, such as a launch. Who asked for it awaits it. */
@FunctionalInterface
public interface Transition extends Event {
    /** Nothing happens but that something is over which the time alone decides, such as the storing of a snapshot. */
    Transition OVER = tx -> {};
}
