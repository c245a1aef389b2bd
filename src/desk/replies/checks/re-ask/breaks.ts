/** Where one thing that is asked or told ends and the next begins. Pure. */
export const breaks =
  /, |; | - | – | \(|: | (?:and|but|or|aur|lekin|और|लेकिन|மற்றும்|ஆனால்|matrum|aana)(?= (?:which|what|when|how|where|who|a|your|the|from|kab|kis|kya|kitn|कब|किस|क्या|எந்த|எப்போ|endha|eppo|which|let|tell|share|send|may|can|could|us|we))/giu;
