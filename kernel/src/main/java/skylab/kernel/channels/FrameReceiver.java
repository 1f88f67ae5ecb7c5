package skylab.kernel.channels;

import java.util.List;

/** Who takes what comes in from the front ends. Each method is called on the thread of its channel. */
public interface FrameReceiver {
    /** A request on the shell channel. */
    void shell(List<byte[]> frames);

    /** A request on the control channel. */
    void control(List<byte[]> frames);

    /** An answer on the stdin channel. */
    void stdin(List<byte[]> frames);

    /** Somebody subscribed to this topic of iopub. */
    void subscribed(byte[] topic);
}
