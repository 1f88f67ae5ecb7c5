/** What is broken of the network itself, where no setting is to blame. */
package skylab.network.fault;
