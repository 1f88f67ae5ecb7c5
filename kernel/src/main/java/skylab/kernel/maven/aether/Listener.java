package skylab.kernel.maven.aether;

import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import skylab.kernel.maven.TransferWatcher;

/** Passes on what the resolver tells of its downloads, and stops them when the watcher is cancelled. */
final class Listener extends AbstractTransferListener {
    private final TransferWatcher watcher;

    Listener(TransferWatcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void transferInitiated(TransferEvent event) throws TransferCancelledException {
        if (watcher.isCancelled()) {
            throw new TransferCancelledException();
        }
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        transferInitiated(event);
        watcher.progressed(
                name(event), event.getTransferredBytes(), event.getResource().getContentLength());
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        if (event.getRequestType() == TransferEvent.RequestType.GET) {
            watcher.finished(name(event), event.getTransferredBytes());
        }
    }

    private static String name(TransferEvent event) {
        String path = event.getResource().getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
