enum Place {}
