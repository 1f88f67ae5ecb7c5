/**
 * A front end without a screen: starts kernels from their kernelspecs and asks them, over the sockets that Jupyter uses.
 * It waits for messages and never looks for them at intervals.
 */
package skylab.frontend;
