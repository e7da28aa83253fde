// The suite of the dispatcher.
