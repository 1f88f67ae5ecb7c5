/** The Learner Lab of AWS Academy: its sessions, its budget, and what its policies deny. */
package skylab.lab.academy;
