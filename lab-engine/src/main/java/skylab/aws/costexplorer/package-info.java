/** Cost Explorer: what the account was charged, as its API tells it. */
package skylab.aws.costexplorer;
