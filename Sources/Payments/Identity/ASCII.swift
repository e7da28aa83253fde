extension UInt8 {
    package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    package var isUpperLetter: Bool { self >= 0x41 && self <= 0x5A }
    package var isLowerLetter: Bool { self >= 0x61 && self <= 0x7A }
    package var isLetter: Bool { isUpperLetter || isLowerLetter }
    package var isLetterOrDigit: Bool { isLetter || isDigit }
    package var isHexDigit: Bool { isDigit || (self >= 0x41 && self <= 0x46) || (self >= 0x61 && self <= 0x66) }
}
