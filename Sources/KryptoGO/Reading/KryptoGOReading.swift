/// KryptoGO's answers in our words: status and bytes in, result out. No network, no clock, no settings.
///
/// The gateway reads with these, and so can a tool that has only a stored body. Each takes what is known about the intent and
/// compares nothing that is not given.
public enum KryptoGOReading {}
