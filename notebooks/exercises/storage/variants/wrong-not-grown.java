// fails: theVolumeHasGrown theFileSystemHasGrown
// %% storage-grow
// There is room enough.
