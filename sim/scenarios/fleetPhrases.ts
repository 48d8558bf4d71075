/**
 * What a courier company (`c`) and its e-bike workshop (`a`) write to each other all day, one exchange each.
 *
 * `{bike}`, `{rider}`, `{street}`, `{part}`, `{km}`, `{n}` stay the same within an exchange; `{soon}` and `{past}` are
 * times of day around it, `{time}` is one of any day; `{thanks}` and `{hm}` are filled in anew each time.
 */
export const EXCHANGES: readonly string[] = [
    `c: {bike} has a flat, rear wheel, {street}
     a: On it. Is {rider} somewhere dry?
     c: under a bus shelter, all good
     a: The van is there at {soon}.
     c: {thanks}`,
    `c: flat tyre again, {bike}. {rider} is standing at {street}
     a: Noted. Does the tyre hold any air at all?
     c: no air at all, you can see the nail
     a: Please leave the bike there, we swap the wheel by {soon}.
     c: ok he walks the rest`,
    `c: {bike}: puncture. {n} km on that tyre and the third one this month!
     a: Then it's the tyre, not the tube. I'll put the thick ones on, front and rear.
     c: finally. {thanks}`,
    `c: {bike} shows E{n} on the display
     a: That's the speed sensor. Please check the magnet on the rear spoke, it slips sometimes.
     c: {hm}
     c: was upside down. gone now!
     a: Good. If it returns, bring it in tonight.`,
    `c: what does E{n} mean? {bike}, since this morning
     a: Usually a loose plug. Behind the crank, left side, press it until it clicks.
     c: clicked. still E{n} :(
     a: Then swap it for a pool bike please, we take a look at {soon}.
     c: ok {rider} is on his way`,
    `c: {rider} says {bike} throws E{n} on every hill
     a: Overheating, that's new. How heavy is the box?
     c: {n} kg. plus {rider}
     a: Then it's right to complain. Two tours instead of one, or I give you the big motor for a week.
     c: big motor please!!`,
    `c: battery of {bike} only goes {km} km now, used to be twice that
     a: We had 2 degrees this morning, that costs a third. Was it charged indoors?
     c: outside, in the shed
     a: Please take it in over night, and tell me tomorrow how far {bike} gets.
     c: will do`,
    `c: range of {bike} is a joke today, {km} km and empty
     a: How old is the battery? There's a number on the bottom, the last four are enough.
     c: 2{n}7
     a: Still under warranty. A new one comes with the {time} tour.
     c: can you make it two, it's not the only one`,
    `c: {bike} switches itself off at {n} %
     a: That's a cell that gives up. Please don't charge it any more, and not over night!
     c: ok it's outside on the stones now, {rider} looks at it like at a bomb
     a: Tell {rider} it's fine out there. We collect it at {soon}.
     c: {thanks}`,
    `c: do you have {part} in stock?
     a: Yes, {n} pieces. Shall I put some on the {time} tour?
     c: six please, and invoice to head office, not to me
     a: Done.`,
    `c: we need {n} x {part}, when can you deliver?
     a: Twelve tomorrow, the rest on Thursday.
     c: twelve is enough for this week
     a: Ordered, you get the mail in a minute.
     c: {thanks}`,
    `c: the {part} you sent are the wrong ones
     a: Oh. What does it say on the bag?
     c: nothing. the bag says nothing. it's a bag
     a: Photo please?
     c: sent by mail, here it takes ages
     a: Got it. My mistake, the right ones are there at {time} tomorrow. Keep the others.`,
    `c: {rider} was hit by a car door at {street}. he is fine, {bike} is not
     a: Oh no! Is he really ok? Please have somebody look at him, bikes can wait.
     c: he is drinking tea and swearing. so: ok
     c: fork looks bent
     a: We collect it at {soon}. Photos of everything before anybody moves it please, for the insurance.
     c: you guys are the best`,
    `c: accident at {street}, {bike}, nobody hurt thank god
     a: Good that nobody is hurt. Please don't ride it any more, not even one metre.
     c: front wheel is an egg anyway
     a: The van comes at {soon}, with a pool bike for {rider}.
     c: thank you, really`,
    `c: {bike} fell over in the yard, is that bad?
     a: Which side?
     c: right. the gear side
     a: Look at the hook that holds the derailleur: straight or bent?
     c: {hm}
     c: looks straight, shifts fine
     a: Then it only hurt its pride.`,
    `c: is {bike} ready?
     a: Ready since {past}, stands at the door.
     c: cool, {rider} comes by`,
    `c: when do we get {bike} back
     a: Just on the test ride. Give us until {soon}.
     c: great, we miss it`,
    `c: {bike}??
     a: Waiting for {part}, sorry. Tomorrow at {time}, I hope.
     c: you hope
     a: I know. If not, you get mine.`,
    `c: new rider tomorrow, {rider}. can you set up a bike? 1,{n} m tall
     a: Sure. Flat pedals or clips?
     c: flat
     a: {bike} will be ready at {time}, with a helmet on the handlebar.
     c: {thanks}`,
    `c: need a bike for {rider}, starts at {time} tomorrow
     a: Of course. Cargo box or bag?
     c: box
     a: Then take {bike}, it forgives everything.
     c: it will have to, he has never ridden one`,
    `c: {rider} is leaving us, what do we do with the code of {bike}?
     a: Send me his last day and I change it at midnight.
     c: today. and he brought cake!
     a: Changed from tomorrow on. Is there cake left?
     c: no`,
    `c: brakes of {bike} feel soft
     a: Please stop riding it. Front or rear?
     c: front
     a: Pads and a bleed, back at {soon}.
     c: {thanks}`,
    `c: {rider} says the brake lever of {bike} goes to the grip
     a: When were the pads changed? My list says {km} hundred km ago.
     c: no clue. sounds right
     a: Take the pool bike at {street}, key is in the box. {bike} comes to us.
     c: on the way`,
    `c: brake on {bike} makes a sound like a dying walrus
     a: I've never heard one. Front or rear?
     c: both tbh. it's a duet
     a: Somebody sprayed the chain, I bet. Bring it at {soon}, ten minutes.
     c: {rider} looks at the ceiling. so yes`,
    `c: somebody stole the light of {bike}. again. {street}
     a: The one with the two screws? I send you the safer mount.
     c: {thanks} people...`,
    `c: front light of {bike} gone, who steals a light???
     a: Annoying, sorry! A new one comes with the {time} tour, no charge, it's the third.
     c: do you sell bear traps too
     a: Only for parts.`,
    `c: {bike} is gone. not broken. GONE
     a: Where did it stand, and locked?
     c: {street}, locked says {rider}
     a: Tracker says it moves, very slowly. I've made it silent and send you the link for the police.
     c: it was the cleaning crew. it's in the cellar. sorry!!
     a: The best kind of theft.`,
    `c: question from accounting: invoice 4{n}{n} has {bike} on it twice
     a: One moment, opening it.
     a: You are right, one is a duplicate. The credit note is on the way.
     c: accounting sends you a virtual cake`,
    `c: why is there a call-out fee for {street}? the van never came
     a: Let me look. The van was there at {past}, but nobody opened.
     c: ok that was {rider}, sorry, headphones
     a: I take it off anyway, this once.
     c: {thanks}`,
    `c: can you send me all invoices of last month as one pdf
     a: {n} of them, here they come by mail.
     c: all there. who invented the file names
     a: A poet.`,
    `c: app shows {bike} in the river
     a: I hope it's the map that is wet, not the bike. Is {rider} answering the phone?
     c: he is on the ferry
     a: Mystery solved.`,
    `c: according to the map {bike} is in the middle of the lake right now
     a: Does it move?
     c: haha it stands in front of me. gps is drunk
     a: I restart the tracker, should be right in a quarter of an hour.`,
    `c: tracker of {bike} says last seen {n} days ago
     a: Then its little battery is empty. It charges while riding, does anybody ride it?
     c: not since {rider} is on holiday
     a: Twenty minutes round the block and it's back.`,
    `c: chain of {bike} jumps
     a: How many km since the last chain? I see {km} hundred.
     c: plausible
     a: New chain and sprocket then. Drop it before {soon}, and it's ready in the morning.
     c: ok`,
    `c: chain off on {bike} at {street}, {rider} has black hands now
     a: Stretched, I guess. Can he go on?
     c: he put it back on, he's proud
     a: Good man. We measure it tonight.
     c: whatever you say, you are the chain people`,
    `c: good morning! all {n} bikes out, nothing broken. mark the day
     a: Morning! Don't say that too loud.
     c: :)`,
    `c: morning. quiet day so far, suspiciously
     a: I light a candle.
     c: too late, {rider} just called...
     a: ...
     c: only wants to know where the pump is`,
    `c: snow forecast for tomorrow, do we need the spike tyres?
     a: I would put them on {n} bikes, those that start before six.
     c: ok sending {bike} first
     a: It's on the list. In pairs please, fifteen minutes each.`,
    `c: it is icy at {street}, {rider} fell (slowly). spikes?
     a: Is he ok? Yes, spikes. From {soon} on, two at a time.
     c: he's ok, he fell like a leaf, he says`,
    `c: rain covers for the boxes: which ones were the good ones?
     a: The grey ones. The blue ones are umbrellas for fish.
     c: 😂 then {n} grey ones please
     a: On the {time} tour.`,
    `c: {rider} wants a second mirror on {bike}. can you?
     a: Left or right?
     c: he has the left one
     a: Right it is. Two screws, come by any time.
     c: {thanks}`,
    `c: saddle of {bike} sinks while riding. {rider} arrives as a small man
     a: Clamp. Five millimetre key, a quarter turn, not more.
     c: {hm}
     c: holds. he's tall again
     a: My work here is done.`,
    `c: the charger at {street} hums
     a: Hums or smells?
     c: only hums. in g minor says {rider}
     a: The fan. Please pull the plug tonight, you get another one at {time}.
     c: {thanks}`,
    `c: inspection for {bike} is due says the display
     a: It says so every {km} hundred km. I have {soon} today or {time} tomorrow.
     c: tomorrow, today we drown in parcels
     a: Written down. And don't drown.`
];

/** Words for the slots that are filled in anew each time. */
export const THANKS = [
    'thx',
    'thank you!',
    '👍',
    'perfect',
    'great, thanks',
    'super',
    'thanks a lot',
    'you rock',
    'cheers'
] as const;
export const HM = ['trying', '1 min', 'wait', 'hold on', 'looking', 'sec'] as const;
export const RIDERS = ['Bo', 'Teun', 'Ferdi', 'Kwabena', 'Ignaz', 'Piet', 'Anselm', 'Tariq', 'Jory', 'Milo'] as const;
export const STREETS = [
    'Mill Lane',
    'the fish market',
    'Kastanienallee',
    'Pier 4',
    'the old town hall',
    'Gleisdreieck',
    'Elm Street 12',
    'the hospital'
] as const;
export const PARTS = [
    'brake pads KA-BP4',
    '20" inner tubes',
    'display mounts',
    'rear lights',
    'cargo straps',
    'bell lids',
    'charger fuses'
] as const;
